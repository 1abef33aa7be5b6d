import { type ChildProcess, fork } from 'node:child_process';
import { setMaxListeners } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Job, JobMessage, Reply } from './messages.js';

const entry = new URL('./worker.js', import.meta.url);

/**
 * Keeps memory that the native engine gives back within the process. The C library of Linux returns large blocks to the
 * system, or not, depending on what else is on its heap; where it does, each run begins by touching new pages. For two
 * layers of 128 channels that was 392 page faults a run, and up to four times the time. Nothing here allocates through
 * it while it is timed, except the native engine.
 */
const KEEP_MEMORY = { MALLOC_MMAP_THRESHOLD_: String(2 ** 30), MALLOC_TRIM_THRESHOLD_: String(2 ** 30) };

/** How much of a crashed process's error output is looked at, in characters. */
const STDERR_TAIL = 4000;

/** A process that measures: it answers one request at a time and does nothing in between. */
export interface WorkerProcess {
  /** @throws {Error} what the process threw, by name and message; or how it ended; or that it gave no answer in time */
  ask<Answer>(request: object): Promise<Answer>;
  readonly alive: boolean;
  /** Kills the process; resolves when it is gone. */
  end(): Promise<void>;
}

export interface WorkerOptions<Message> {
  /** Called with every message that is not an answer, such as progress. */
  readonly onMessage?: (message: Message) => void;
  /** Kills the process. */
  readonly signal?: AbortSignal;
  /** How long an answer may take; then the process is killed. Without it there is no limit. */
  readonly patienceMs?: number;
}

/** Starts a process of its own whose program calls `answerRequests`. */
export function startWorker<Message>(
  program: URL,
  { onMessage, signal, patienceMs }: WorkerOptions<Message>,
): WorkerProcess {
  // Flags and options of this process (a debugger, a loader, a heap limit) would change what is measured.
  const { NODE_OPTIONS: _, ...env } = process.env;
  const child = fork(fileURLToPath(program), [], {
    execArgv: [],
    env: { ...env, ...KEEP_MEMORY },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
  let over: string | undefined;
  const ended = howItEnds(child).then(how => {
    signal?.removeEventListener('abort', kill);
    over ??= how;
    return over;
  });
  const kill = () => void child.kill('SIGKILL');
  // As many processes may wait for the same signal as there are suites.
  if (signal) setMaxListeners(0, signal);
  signal?.addEventListener('abort', kill);
  if (signal?.aborted) kill();
  let answer: (reply: Reply) => void = () => {};
  child.on('message', (message: Reply | JobMessage) => {
    if (message.type === 'done' || message.type === 'failed') answer(message);
    else onMessage?.(message as Message);
  });
  return {
    async ask<Answer>(request: object): Promise<Answer> {
      if (over !== undefined) throw new Error(over);
      const reply = new Promise<Reply>(resolve => {
        answer = resolve;
      });
      const giveUp = () => {
        over = `no answer within ${patienceMs! / 1000} s`;
        kill();
      };
      const timer = patienceMs === undefined ? undefined : setTimeout(giveUp, patienceMs);
      child.send(request, () => {}); // where this fails the process has ended, and `ended` says how
      const first = await Promise.race([reply, ended]);
      clearTimeout(timer);
      if (typeof first === 'string') throw new Error(first);
      if (first.type === 'done') return first.content as Answer;
      throw Object.assign(new Error(first.error.message), { name: first.error.name });
    },
    get alive() {
      return over === undefined;
    },
    async end() {
      kill();
      await ended;
    },
  };
}

/** Starts a process of its own for jobs of measuring. */
export function startMeasuring(
  onMessage: (message: JobMessage) => void,
  signal: AbortSignal | undefined,
): WorkerProcess {
  return startWorker(entry, { onMessage, signal });
}

/**
 * Does one job in a process of its own. Always resolves, and only when the process is gone: with undefined
 * where the job was done, else with what went wrong (it threw, crashed or was killed). `signal` kills it.
 */
export async function runInWorker(
  job: Job,
  onMessage: (message: JobMessage) => void,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const worker = startMeasuring(onMessage, signal);
  try {
    await worker.ask(job);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  } finally {
    await worker.end();
  }
}

/** Resolves when the process is gone and all its messages are read, with one line on how it ended. */
function howItEnds(child: ChildProcess): Promise<string> {
  let stderr = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-STDERR_TAIL);
  });
  return new Promise(resolve => {
    // Without a process id there will be no `close` and no `disconnect`.
    child.on('error', error => child.pid === undefined && resolve(`the worker: ${error.message}`));
    const disconnected = new Promise(read => child.once('disconnect', read));
    child.once('close', async (code, killedBy) => {
      await disconnected; // messages may still be in the channel when the process is gone
      const how = killedBy ? `was killed by ${killedBy}` : `ended with status ${code}`;
      const line = stderr.split('\n').find(text => /error/i.test(text));
      resolve([`the worker ${how}`, line?.trim()].filter(Boolean).join(': '));
    });
  });
}
