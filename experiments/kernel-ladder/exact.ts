import { TEACHING_CACHE } from '../../src/cost/cache/cache.js';
import { simulate } from '../../src/cost/cache/simulate.js';
import type { Trace } from '../../src/cost/cache/trace.js';
import { type MatmulShape, matmulTrace } from '../../src/cost/cache/traces/matmul.js';
import {
  packedMatmulTrace,
  rowByRowMatmulTrace,
  tiledMatmulTrace,
} from '../../src/cost/cache/traces/matmul-tiles.js';
import { countGraph } from '../../src/cost/counts.js';
import type { ExactRow } from '../../src/measure/results/rows.js';
import { benchGraph } from '../../src/networks/models/bench-layers.js';
import { ladders } from './ladders.js';

/**
 * Where misses are simulated: 40 rows of a product whose B, 2.25 MiB, is more than the simulated L2 of 1 MiB holds. At
 * 480³ it fits, and every version would read memory once.
 */
export const SIMULATED: MatmulShape = { rows: 40, columns: 768, depth: 768 };

/** The loop nest of each version of the matrix product that is traced. */
const traces: Readonly<Record<string, () => Trace>> = {
  '0-reference': () => matmulTrace(SIMULATED),
  '1-loop-order': () => rowByRowMatmulTrace(SIMULATED),
  '2-register-tile': () => tiledMatmulTrace(SIMULATED, 4),
  '3-packed-panels': () => packedMatmulTrace(SIMULATED, { rows: 4, columns: 4, block: 4 }),
  wasm: () => packedMatmulTrace(SIMULATED, { rows: 5, columns: 8, block: 32 }),
};

/** Case of a version's simulated numbers. */
export function simulatedCase(rung: string): string {
  return `simulated/${rung}`;
}

/** Work and memory access cost of each layer, simulated accesses and misses of the matrix product's versions. */
export function ladderRows(): ExactRow[] {
  return [...ladders.flatMap(({ op }) => countRows(op)), ...Object.keys(traces).flatMap(missRows)];
}

function countRows(op: (typeof ladders)[number]['op']): ExactRow[] {
  const { macs, memoryAccessCost } = countGraph(benchGraph(op));
  return [
    { case: op, quantity: 'macs', unit: 'multiply-accumulates', value: macs },
    { case: op, quantity: 'memoryAccessCost', unit: 'elements', value: memoryAccessCost },
  ];
}

function missRows(rung: string): ExactRow[] {
  const [l1, l2] = simulate(traces[rung](), TEACHING_CACHE);
  const row = (quantity: string, unit: string, value: number) => ({
    case: simulatedCase(rung),
    quantity,
    unit,
    value,
  });
  return [
    row('accesses', 'elements', l1.accesses),
    row('l1Misses', 'lines', l1.misses),
    row('l2Misses', 'lines', l2.misses),
  ];
}
