import { InputError } from '../errors/input-error.js';
import type { Graph } from '../networks/graph/graph.js';
import { expectParameters } from '../networks/graph/most-parameters.js';
import { countGraph } from './counts.js';
import { chainBoundBytes } from './peak-memory.js';

/** The plain loops of the reference need minutes for it; EfficientNet-B7 has 37 G. */
const MOST_MACS = 100e9;
/** What one op reads and writes; VGG at 224 × 224 has 26 MB. */
const MOST_BYTES = 2 ** 29;

/**
 * To be called before a graph is run: one that is larger would run out of memory, or seem to run for ever.
 *
 * @throws {InputError} where it has too many parameters, multiply-accumulates or activations
 */
export function expectRunnable(where: string, graph: Graph): void {
  expectParameters(where, graph);
  const { macs } = countGraph(graph);
  if (macs > MOST_MACS) {
    throw new InputError(
      `${where}: ${graph.name} has ${inUnits(macs, 1e9)} G multiply-accumulates, expected at most ${inUnits(MOST_MACS, 1e9)} G`,
    );
  }
  const bytes = chainBoundBytes(graph);
  if (bytes > MOST_BYTES) {
    throw new InputError(
      `${where}: an op of ${graph.name} reads and writes ${inUnits(bytes, 2 ** 20)} MiB, expected at most ${inUnits(MOST_BYTES, 2 ** 20)} MiB`,
    );
  }
}

function inUnits(count: number, unit: number): string {
  return Math.ceil(count / unit).toLocaleString('en');
}
