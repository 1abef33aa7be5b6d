import { type Roofline, roofline } from '../../src/cost/roofline.js';
import { type Interval, inverse, scaled } from '../../src/measure/judging/statistics.js';
import type { Results, SuiteResults } from '../../src/measure/results/results.js';
import { SIDE_BY_SIDE } from '../../src/networks/platforms.js';
import type { Ladder } from './ladders.js';

/** Speed of an arm in FLOPs per ns, that is GFLOP/s; undefined where it was not measured. */
export function speedOf(suite: SuiteResults, arm: string): Interval | undefined {
  const time = suite.timeNs(arm);
  return time && scaled(inverse(time), 2 * suite.row(arm).macs);
}

/** What one thread of WebAssembly SIMD code reaches here; undefined where it was not measured. */
export function simdRoof(results: Results): Roofline | undefined {
  const rows = results.ceilings(SIDE_BY_SIDE);
  return rows.length > 0 ? roofline(rows) : undefined;
}

/** Where a layer stands on the roofline: FLOPs per byte moved, each value once, and the bytes that it touches. */
export function placeOf(op: Ladder['op'], results: Results): { intensity: number; workingSetBytes: number } {
  const workingSetBytes = results.exact(op, 'memoryAccessCost') * Float32Array.BYTES_PER_ELEMENT;
  return { intensity: (2 * results.exact(op, 'macs')) / workingSetBytes, workingSetBytes };
}
