import type { Interval } from '../../src/measure/judging/statistics.js';
import type { SuiteResults } from '../../src/measure/results/results.js';
import { SHALLOW_ARM } from './networks.js';
import { FULL_ARM, halfOf } from './slice.js';

const KINDS = ['depthwise', 'pointwise'] as const;

/**
 * How much longer a narrow slice takes per multiply-accumulate only because more of its work is depthwise, if each
 * kind of convolution keeps the time per multiply-accumulate t that it has in the full slice:
 *
 *   (Σ t_kind · m'_kind / Σ m'_kind) / (Σ t_kind · m_kind / Σ m_kind)
 *
 * with m multiply-accumulates of the full slice and m' of the narrow one. Both kinds are timed apart.
 *
 * @returns undefined where one of the halves was not measured
 */
export function mixRatio(suite: SuiteResults, narrow: string): Interval | undefined {
  const [full, less] = [FULL_ARM, narrow].map(slice => KINDS.map(kind => halfOf(slice, kind)));
  if ([...full, ...less].some(arm => !suite.has(arm))) return undefined;
  const macs = (arms: readonly string[]) => arms.map(arm => suite.row(arm).macs);
  const times = full.map(arm => suite.rounds(arm));
  return suite.overRounds(
    times[0].map((_, round) =>
      mixOf(
        times.map((rounds, kind) => rounds[round] / macs(full)[kind]),
        macs(full),
        macs(less),
      ),
    ),
  );
}

/**
 * Time per multiply-accumulate of the layers that the shallow network lacks, over that of the layers that it keeps; t and m are
 * times and multiply-accumulates of the full and the shallow network:
 *
 *   (t_full − t_shallow) / (m_full − m_shallow)  over  t_shallow / m_shallow
 *
 * @returns undefined where one of the networks was not measured, or a disturbed round has the full one as the faster
 */
export function removedRatio(suite: SuiteResults): Interval | undefined {
  const networks = [FULL_ARM, SHALLOW_ARM];
  if (networks.some(arm => !suite.has(arm))) return undefined;
  const [full, shallow] = networks.map(arm => ({ macs: suite.row(arm).macs, times: suite.rounds(arm) }));
  const work = shallow.macs / (full.macs - shallow.macs);
  const ratios = full.times.map((time, round) => (time / shallow.times[round] - 1) * work);
  return ratios.every(ratio => ratio > 0) ? suite.overRounds(ratios) : undefined;
}

/**
 * Mean cost of a unit of work after its mixture has changed, over that before.
 *
 * @param cost    of a unit of each kind
 * @param before  units of each kind
 * @param after   units of each kind
 */
export function mixOf(cost: readonly number[], before: readonly number[], after: readonly number[]): number {
  const mean = (units: readonly number[]) =>
    units.reduce((sum, unit, kind) => sum + cost[kind] * unit, 0) /
    units.reduce((sum, unit) => sum + unit, 0);
  return mean(after) / mean(before);
}
