import { setTimeout as sleep } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { main } from '../../src/cli/main.js';
import type { Finished } from './spawn-cli.js';

/** A command that refuses something does so at once; this leaves room for a busy machine. */
const LIMIT_MS = 20_000;

/**
 * Runs the command line in this process, which takes milliseconds instead of the second of a process of its own: for
 * commands that measure nothing, one after the other.
 *
 * @throws {Error} what it did not foresee, which would be a stack trace; or where it does not end
 */
export async function callCli(...args: readonly string[]): Promise<Finished> {
  const before = process.exitCode;
  process.exitCode = undefined;
  const [stdout, stderr] = [caught(process.stdout), caught(process.stderr)];
  const limit = new AbortController();
  try {
    await Promise.race([main(args), refuseLate(args, limit.signal)]);
    return { stdout: stdout.text(), stderr: stderr.text(), status: Number(process.exitCode ?? 0) };
  } finally {
    limit.abort();
    stdout.restore();
    stderr.restore();
    process.exitCode = before;
  }
}

/** What is written to a stream, which is no terminal meanwhile. */
function caught(stream: NodeJS.WriteStream) {
  let text = '';
  const { write, isTTY, columns } = stream;
  const changed = {
    isTTY: undefined,
    columns: undefined,
    write(chunk: string | Uint8Array, ...rest: unknown[]): boolean {
      text += chunk;
      const done = rest.at(-1);
      if (typeof done === 'function') done();
      return true;
    },
  };
  Object.assign(stream, changed);
  return {
    // Which colours there are was decided when the modules were loaded.
    text: () => (isTTY ? stripVTControlCharacters(text) : text),
    restore: () => Object.assign(stream, { write, isTTY, columns }),
  };
}

async function refuseLate(args: readonly string[], signal: AbortSignal): Promise<void> {
  const isLate = await sleep(LIMIT_MS, true, { signal }).catch(() => false);
  if (isLate) {
    throw new Error(`beyond-flops ${args.join(' ').slice(0, 200)}: has not ended after ${LIMIT_MS} ms`);
  }
}
