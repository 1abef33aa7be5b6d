import { TEACHING_CACHE } from '../../src/cost/cache/cache.js';
import { simulate } from '../../src/cost/cache/simulate.js';
import { bottleneckTrace } from '../../src/cost/cache/traces/bottleneck.js';
import { chainBoundBytes, memoryOfOrder, minimumMemory } from '../../src/cost/peak-memory.js';
import { countRows, exactRows } from '../../src/experiment/counts.js';
import type { ExactRow } from '../../src/measure/results/rows.js';
import { planArena } from '../../src/networks/graph/arena.js';
import { type BottleneckBlock, bottleneck } from '../../src/networks/models/bottleneck.js';
import { parallelBranches } from '../../src/networks/models/parallel-branches.js';
import { blocks, caseOf, SIMULATED_BLOCKS, splitsOf } from './blocks.js';
import { tSplitElements } from './elements.js';

/** The case of the graph whose order matters. */
export const ORDER_CASE = 'order/parallel-branches';

/** Counts and memory of every block and number of slices, simulated misses of some blocks. */
export function tSplitRows(): ExactRow[] {
  return blocks.flatMap(block => splitsOf(block).flatMap(t => splitRows(block, t)));
}

function splitRows(block: BottleneckBlock, t: number): ExactRow[] {
  const at = caseOf(block, t);
  const graph = bottleneck(block, t);
  const levels = SIMULATED_BLOCKS.includes(block) ? simulate(bottleneckTrace(block, t), TEACHING_CACHE) : [];
  return [
    ...countRows(at, graph, ['macs']),
    ...exactRows(at, 'bytes', {
      formulaBytes: 4 * tSplitElements(block, t),
      liveBytes: memoryOfOrder(graph).bytes,
      arenaBytes: planArena(graph).bytes,
    }),
    ...levels.flatMap(({ misses }, depth) => exactRows(at, 'lines', { [`l${depth + 1}Misses`]: misses })),
  ];
}

/** M(G) where the order matters, its simplified bound, and the order in which the graph is written. */
export function orderRows(): ExactRow[] {
  const graph = parallelBranches();
  return exactRows(ORDER_CASE, 'bytes', {
    minimumBytes: minimumMemory(graph).bytes,
    asWrittenBytes: memoryOfOrder(graph).bytes,
    chainBoundBytes: chainBoundBytes(graph),
  });
}
