import { memoryOfOrder } from '../../src/cost/peak-memory.js';
import { planArena } from '../../src/networks/graph/arena.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { tSplit } from './rewrite.js';

/** A network whose inverted residuals are computed in t slices. */
export interface NetworkSplit {
  readonly t: number;
  /** Peak of what is alive, in the order in which the slices are written: one after the other. */
  readonly peakBytes: number;
  /** The arena that the executor runs it in. */
  readonly arenaBytes: number;
}

/** What the t-split of every block does to the memory of a whole network, for each number of slices. */
export function networkSplits(graph: Graph, splits: readonly number[]): readonly NetworkSplit[] {
  return splits.map(t => {
    const split = tSplit(t).apply(graph);
    return { t, peakBytes: memoryOfOrder(split).bytes, arenaBytes: planArena(split).bytes };
  });
}
