import { availableParallelism } from 'node:os';
import { MOST_THREADS } from '../memory.js';

/** Environment variable that says how many threads the platform `wasm-threads` uses. */
export const THREADS_VARIABLE = 'BEYOND_FLOPS_THREADS';

/** A number of threads that cannot be used. */
export class ThreadCountError extends RangeError {
  override readonly name = 'ThreadCountError';
}

/**
 * How many threads the platform `wasm-threads` uses: what the environment variable says, otherwise as many as this
 * process has cores.
 *
 * @throws {ThreadCountError} where the variable is set to something else than 1 to 64
 */
export function defaultThreads(): number {
  const text = process.env[THREADS_VARIABLE];
  if (text === undefined || text === '') return Math.min(availableParallelism(), MOST_THREADS);
  return checkThreads(THREADS_VARIABLE, Number(text), `"${text}"`);
}

/** The number, where it is one that can be used. @throws {ThreadCountError} where not */
export function checkThreads(where: string, threads: number, got = String(threads)): number {
  if (Number.isInteger(threads) && threads >= 1 && threads <= MOST_THREADS) return threads;
  throw new ThreadCountError(
    `${where}: ${got}, expected a whole number of threads from 1 to ${MOST_THREADS}`,
  );
}
