import { availableParallelism } from 'node:os';
import { MOST_THREADS } from '../memory.js';

/** Environment variable with the number of threads of the platform `wasm-threads`. */
export const THREADS_VARIABLE = 'BEYOND_FLOPS_THREADS';

/** A number of threads that cannot be used. */
export class ThreadCountError extends RangeError {
  override readonly name = 'ThreadCountError';
}

/**
 * The number of threads of the platform `wasm-threads`: that of the environment variable, otherwise as many as this
 * process has cores, at most 64.
 *
 * @throws {ThreadCountError} where the variable is set to anything but a whole number from 1 to 64
 */
export function defaultThreads(): number {
  const text = process.env[THREADS_VARIABLE];
  if (text === undefined || text === '') return Math.min(availableParallelism(), MOST_THREADS);
  return checkThreads(THREADS_VARIABLE, Number(text), `"${text}"`);
}

/** Returns the number where it can be used. @throws {ThreadCountError} where it cannot */
export function checkThreads(where: string, threads: number, got = String(threads)): number {
  if (Number.isInteger(threads) && threads >= 1 && threads <= MOST_THREADS) return threads;
  throw new ThreadCountError(
    `${where}: ${got}, expected a whole number of threads from 1 to ${MOST_THREADS}`,
  );
}
