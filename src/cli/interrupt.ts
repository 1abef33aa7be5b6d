/** Signals that ask a command to end, and the exit status that a shell expects then: 128 + the signal's number. */
const STATUS = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Runs a task that can be interrupted: the first Ctrl-C aborts its signal, so that it can keep what is finished;
 * a second one ends the process at once. Sets the exit status if it was interrupted.
 */
export async function interruptible<T>(task: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const onSignal = (name: NodeJS.Signals) => {
    const status = STATUS[name as keyof typeof STATUS];
    if (controller.signal.aborted) process.exit(status);
    process.exitCode = status;
    controller.abort();
  };
  const names = Object.keys(STATUS) as (keyof typeof STATUS)[];
  for (const name of names) process.on(name, onSignal);
  try {
    return await task(controller.signal);
  } finally {
    for (const name of names) process.off(name, onSignal);
  }
}
