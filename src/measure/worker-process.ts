import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Job, WorkerMessage } from './messages.js';

const entry = fileURLToPath(new URL('./worker.js', import.meta.url));

/** How much of a crashed worker's error output is kept, in characters. */
const STDERR_TAIL = 4000;

/**
 * Does one job in a separate process. Always resolves, and only when the process has ended: with undefined if the
 * job was done, else with what went wrong (it threw, crashed or was killed). `signal` kills it.
 */
export function runInWorker(
  job: Job,
  onMessage: (message: WorkerMessage) => void,
  signal?: AbortSignal,
): Promise<string | undefined> {
  // Flags and options of this process (a debugger, a loader, a heap limit) would change what is measured.
  const { NODE_OPTIONS: _, ...env } = process.env;
  const child = fork(entry, [], {
    execArgv: [],
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
  return new Promise(resolve => {
    let done = false;
    let failure: string | undefined;
    let stderr = '';
    let waitingFor = 2;
    const kill = () => child.kill('SIGKILL');
    const settle = () => {
      signal?.removeEventListener('abort', kill);
      resolve(done ? undefined : (failure ?? 'the worker ended early'));
    };
    // Messages may still be in the channel when the process has ended, so wait for both to close.
    const ended = () => {
      if (--waitingFor === 0) settle();
    };
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-STDERR_TAIL);
    });
    child.on('message', (message: WorkerMessage) => {
      if (message.type === 'done') done = true;
      else if (message.type === 'failed') failure = message.error;
      else onMessage(message);
    });
    child.on('error', error => {
      failure ??= `worker: ${error.message}`;
      // Without a process id, neither exit nor disconnect will follow.
      if (child.pid === undefined) settle();
    });
    child.on('disconnect', ended);
    child.on('close', (code, killedBy) => {
      const how = killedBy ? `was killed by ${killedBy}` : `ended with status ${code}`;
      failure ??= [`the worker ${how}`, lastError(stderr)].filter(Boolean).join(': ');
      ended();
    });
    signal?.addEventListener('abort', kill);
    if (signal?.aborted) kill();
    child.send(job, error => {
      if (error) failure ??= `worker: ${error.message}`;
    });
  });
}

/** The line of an error output that says what happened. */
function lastError(stderr: string): string | undefined {
  return stderr
    .split('\n')
    .find(line => /error/i.test(line))
    ?.trim();
}
