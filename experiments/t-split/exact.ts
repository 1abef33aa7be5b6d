import { TEACHING_CACHE } from '../../src/cost/cache/cache.js';
import { simulate } from '../../src/cost/cache/simulate.js';
import { bottleneckTrace } from '../../src/cost/cache/traces/bottleneck.js';
import { chainBoundBytes, memoryOfOrder, minimumMemory } from '../../src/cost/peak-memory.js';
import { countRows } from '../../src/experiment/counts.js';
import type { ExactRow } from '../../src/measure/results/rows.js';
import { planArena } from '../../src/networks/graph/arena.js';
import { type BottleneckBlock, bottleneck } from '../../src/networks/models/bottleneck.js';
import { parallelBranches } from '../../src/networks/models/parallel-branches.js';
import { blocks, caseOf, splitsOf } from './blocks.js';
import { tSplitElements } from './elements.js';

/** Blocks whose cache misses are simulated: expanded tensors above, near and below the size of the simulated L2. */
export const SIMULATED: readonly BottleneckBlock[] = blocks.filter(({ name }) =>
  ['block3', 'block5', 'block14'].includes(name),
);

/** The case of the graph whose order matters. */
export const ORDER_CASE = 'order/parallel-branches';

/** Counts and memory of every block and number of slices, simulated misses of some blocks. */
export function tSplitRows(): ExactRow[] {
  return blocks.flatMap(block =>
    splitsOf(block, 'full').flatMap(t => [
      ...memoryRows(block, t),
      ...(SIMULATED.includes(block) ? missRows(block, t) : []),
    ]),
  );
}

function memoryRows(block: BottleneckBlock, t: number): ExactRow[] {
  const graph = bottleneck(block, t);
  const at = caseOf(block, t);
  return [
    ...countRows(at, graph, ['macs']),
    { case: at, quantity: 'formulaBytes', unit: 'bytes', value: 4 * tSplitElements(block, t) },
    { case: at, quantity: 'liveBytes', unit: 'bytes', value: memoryOfOrder(graph).bytes },
    { case: at, quantity: 'arenaBytes', unit: 'bytes', value: planArena(graph).bytes },
  ];
}

function missRows(block: BottleneckBlock, t: number): ExactRow[] {
  return simulate(bottleneckTrace(block, t), TEACHING_CACHE).map((counts, depth) => ({
    case: caseOf(block, t),
    quantity: `l${depth + 1}Misses`,
    unit: 'lines',
    value: counts.misses,
  }));
}

/** M(G) where the order matters, its simplified bound, and the order in which the graph is written. */
export function orderRows(): ExactRow[] {
  const graph = parallelBranches();
  const value = (quantity: string, bytes: number): ExactRow => ({
    case: ORDER_CASE,
    quantity,
    unit: 'bytes',
    value: bytes,
  });
  return [
    value('minimumBytes', minimumMemory(graph).bytes),
    value('asWrittenBytes', memoryOfOrder(graph).bytes),
    value('chainBoundBytes', chainBoundBytes(graph)),
  ];
}
