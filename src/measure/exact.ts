import { Worker } from 'node:worker_threads';
import type { ExactRow } from './results/rows.js';
import type { ExperimentSource } from './source.js';

/**
 * Computes an experiment's exact numbers in a separate thread: they take seconds, during which this one has to draw
 * the progress and react to an interrupt. undefined if `signal` aborts first.
 *
 * @throws {Error} what the experiment threw
 */
export function computeExact(
  source: ExperimentSource,
  signal: AbortSignal,
): Promise<readonly ExactRow[] | undefined> {
  if (signal.aborted) return Promise.resolve(undefined);
  const worker = new Worker(new URL('./exact-thread.js', import.meta.url), { workerData: source });
  return new Promise((resolve, reject) => {
    const stop = () => {
      void worker.terminate();
      resolve(undefined);
    };
    signal.addEventListener('abort', stop);
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => signal.removeEventListener('abort', stop));
  });
}
