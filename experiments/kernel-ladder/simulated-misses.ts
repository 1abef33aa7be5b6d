import { TEACHING_CACHE } from '../../src/cost/cache/cache.js';
import { simulate } from '../../src/cost/cache/simulate.js';
import type { Trace } from '../../src/cost/cache/trace.js';
import { type MatmulShape, matmulTrace } from '../../src/cost/cache/traces/matmul.js';
import {
  packedMatmulTrace,
  rowByRowMatmulTrace,
  tiledMatmulTrace,
} from '../../src/cost/cache/traces/matmul-tiles.js';
import type { ExactRow } from '../../src/measure/results/rows.js';

/**
 * Where misses are simulated: 40 rows of a product whose B, 2.25 MiB, is more than the simulated L2 of 1 MiB holds. At
 * 320³ it fits, and every version would read memory once.
 */
export const SIMULATED: MatmulShape = { rows: 40, columns: 768, depth: 768 };

/** The loop nest of each version of the matrix product that is traced, in their order. */
const traces: Readonly<Record<string, () => Trace>> = {
  '0-reference': () => matmulTrace(SIMULATED),
  '1-loop-order': () => rowByRowMatmulTrace(SIMULATED),
  '2-register-tile': () => tiledMatmulTrace(SIMULATED, 4),
  '3-packed-panels': () => packedMatmulTrace(SIMULATED, { rows: 4, columns: 4, block: 4 }),
  wasm: () => packedMatmulTrace(SIMULATED, { rows: 5, columns: 8, block: 32 }),
};

/** The versions whose loop nest is traced. */
export const TRACED: readonly string[] = Object.keys(traces);

/** Case of a version's simulated numbers. */
export function simulatedCase(version: string): string {
  return `simulated/${version}`;
}

/** Accesses of every traced version, and the misses of two levels of cache. */
export function simulatedRows(): ExactRow[] {
  return TRACED.flatMap(version => {
    const [l1, l2] = simulate(traces[version](), TEACHING_CACHE);
    const at = simulatedCase(version);
    return [
      { case: at, quantity: 'accesses', unit: 'elements', value: l1.accesses },
      { case: at, quantity: 'l1Misses', unit: 'lines', value: l1.misses },
      { case: at, quantity: 'l2Misses', unit: 'lines', value: l2.misses },
    ];
  });
}
