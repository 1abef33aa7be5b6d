import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Replies, Reply, RequestName, Requests } from './messages.js';

const entry = fileURLToPath(new URL('./arm-entry.js', import.meta.url));

/** How much of a crashed process's error output is looked at, in characters. */
const STDERR_TAIL = 4000;

/** The process of an arm, which answers one request at a time. */
export interface ArmProcess {
  /**
   * @throws {Error} named as in the process where it threw there (`Absent`, `Unsupported`, …), or where the process
   *   ended, or gave no answer in time and was killed
   */
  ask<K extends RequestName>(name: K, content: Requests[K]): Promise<Replies[K]>;
  readonly alive: boolean;
  /** Kills the process; resolves when it is gone. */
  end(): Promise<void>;
}

/**
 * Starts the process of an arm.
 *
 * @param patienceMs  how long an answer may take; an engine's threads may wait for each other for ever
 */
export function startArm(patienceMs: number): ArmProcess {
  // Flags and options of this process (a debugger, a loader, a heap limit) would change what is measured.
  const { NODE_OPTIONS: _, ...env } = process.env;
  const child = fork(entry, [], {
    execArgv: [],
    env,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const ended = whyItEnds(child);
  let over: string | undefined;
  void ended.then(reason => {
    over = reason;
  });
  return {
    async ask(name, content) {
      if (over !== undefined) throw new Error(over);
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => {
          child.kill('SIGKILL');
          reject(new Error(`no answer within ${patienceMs / 1000} s`));
        }, patienceMs);
      });
      const answer = new Promise<Reply>(resolve => child.once('message', resolve));
      const end = ended.then((reason): never => {
        throw new Error(reason);
      });
      child.send({ name, content }, () => {}); // what goes wrong here ends the process, and `ended` says it
      try {
        const reply = await Promise.race([answer, end, patience]);
        if ('content' in reply) return reply.content as Replies[typeof name];
        throw Object.assign(new Error(reply.error.message), { name: reply.error.name });
      } finally {
        clearTimeout(timer);
        child.removeAllListeners('message');
      }
    },
    get alive() {
      return over === undefined;
    },
    async end() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Resolves when the process is gone, with what its error output says of it. */
function whyItEnds(child: ChildProcess): Promise<string> {
  let stderr = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-STDERR_TAIL);
  });
  return new Promise(resolve => {
    // Without a process id there will be no `close`.
    child.on(
      'error',
      error => child.pid === undefined && resolve(`its process does not start: ${error.message}`),
    );
    child.on('close', (code, signal) => {
      const how = signal ? `was killed by ${signal}` : `ended with status ${code}`;
      const line = stderr.split('\n').find(text => /error/i.test(text));
      resolve([`its process ${how}`, line?.trim()].filter(Boolean).join(': '));
    });
  });
}
