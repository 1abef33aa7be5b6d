import { countGraph } from '../../src/cost/counts.js';
import type { Interval } from '../../src/measure/judging/statistics.js';
import type { Results, SuiteResults } from '../../src/measure/results/results.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { SIDE_BY_SIDE } from '../../src/networks/platforms.js';
import { declared, nativeArm } from './arms.js';
import type { Case } from './cases.js';

/** The arms of a case that are compared: time of the first over that of the second. */
export type Pair = readonly [light: string, heavy: string];

/** Of our kernels as they are; undefined where the lighter layer is the heavier one. */
export function ownPair({ light, heavy }: Case): Pair | undefined {
  return light === undefined ? undefined : [light, heavy];
}

/** With the cause in both, or in the lighter one. */
export function causePair({ cause, heavy }: Case): Pair | undefined {
  return cause && [cause.light, cause.heavy ?? heavy];
}

/** Of native code. */
export function nativePair({ native, light = native, heavy }: Case): Pair | undefined {
  return light === undefined ? undefined : [nativeArm(native ?? light), nativeArm(heavy)];
}

/** Where a case was measured. */
export function suiteOf(one: Case, results: Results): SuiteResults | undefined {
  return results.suite(SIDE_BY_SIDE, one.suite);
}

/** Time over time; undefined where one of the two was not measured. */
export function ratioOf(one: Case, pair: Pair | undefined, results: Results): Interval | undefined {
  return pair && suiteOf(one, results)?.ratio(...pair);
}

/** What the counts promise: multiply-accumulates of the lighter over those of the heavier one. */
export function promiseOf({ suite, heavy, light, cause }: Case): number {
  return macsOf(suite, light ?? cause!.light) / macsOf(suite, heavy);
}

/** Multiply-accumulates of an arm of our kernels. */
export function macsOf(suite: string, arm: string): number {
  return countGraph(graphOf(suite, arm)).macs;
}

/** The graph of an arm of our kernels. */
export function graphOf(suite: string, arm: string): Graph {
  const { arms } = declared.find(({ id }) => id === suite)!;
  return arms.find(({ id }) => id === arm)!.graph();
}

/** The ratio with the cause over the one without it, in each round; undefined where one arm was not measured. */
export function causeOverOwn(one: Case, results: Results): Interval | undefined {
  const [suite, with_, without] = [suiteOf(one, results), causePair(one), ownPair(one)];
  if (!suite || !with_ || !without || ![...with_, ...without].every(arm => suite.has(arm))) return undefined;
  const [a, b, c, d] = [...with_, ...without].map(arm => suite.rounds(arm));
  return suite.overRounds(a.map((time, i) => time / b[i] / (c[i] / d[i])));
}

/** Whether a measured ratio meets what was reported; it can't be told where it may as well be what counts promise. */
export function meets(one: Case, measured: Interval | undefined): string | null {
  const { reported } = one;
  if (!reported || !measured) return null;
  if (measured.high < reported.low) return 'less';
  if (measured.low > reported.high) return 'more';
  return measured.low > promiseOf(one) ? 'yes' : "can't tell";
}
