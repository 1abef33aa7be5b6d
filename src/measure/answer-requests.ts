import type { Reply } from './messages.js';

/**
 * Makes this process answer the requests of the one that started it (`startWorker`), one at a time, for as long as that
 * one lives.
 */
export function answerRequests<Request>(answer: (request: Request) => Promise<unknown>): void {
  process.on('message', async (request: Request) => {
    let reply: Reply;
    try {
      reply = { type: 'done', content: await answer(request) };
    } catch (error) {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      reply = { type: 'failed', error: { name, message } };
    }
    await sendToParent(reply);
  });
  // The parent decides about Ctrl-C, which a terminal sends to every process of the command.
  process.on('SIGINT', () => {});
  // Without a parent there is nobody to measure for, whatever threads are still running.
  process.on('disconnect', () => process.exit());
}

/** Sends a message to the parent; resolves when it has left the process. */
export function sendToParent(message: object): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send!(message, undefined, undefined, error => (error ? reject(error) : resolve()));
  });
}
