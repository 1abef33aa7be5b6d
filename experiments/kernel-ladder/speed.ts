import { type Roofline, roofline } from '../../src/cost/roofline.js';
import { type Interval, inverse, scaled } from '../../src/measure/judging/statistics.js';
import type { Results, SuiteResults } from '../../src/measure/results/results.js';
import { SIDE_BY_SIDE } from '../../src/networks/platforms.js';

/** Speed of an arm in FLOPs per ns, that is GFLOP/s; undefined where it was not measured. */
export function speedOf(suite: SuiteResults, arm: string): Interval | undefined {
  const time = suite.timeNs(arm);
  return time && scaled(inverse(time), 2 * suite.row(arm).macs);
}

/** How many times as fast an arm is as another, paired by round. */
export function speedUp(suite: SuiteResults, arm: string, over: string): Interval | undefined {
  return suite.ratio(over, arm);
}

/** What one thread of WebAssembly SIMD code reaches here; undefined where it was not measured. */
export function simdRoof(results: Results): Roofline | undefined {
  const rows = results.ceilings(SIDE_BY_SIDE);
  return rows.length > 0 ? roofline(rows) : undefined;
}
