import { KINDS, type Kind } from '../../src/cost/layer-kinds.js';
import { ratioOfSums } from '../../src/experiment/ratio-of-sums.js';
import type { Interval } from '../../src/measure/judging/statistics.js';
import type { SuiteResults } from '../../src/measure/results/results.js';
import { armOf, type Stage } from './networks.js';

/** Of some kinds of ops at a stage, the arms that were measured. */
function measuredArms(suite: SuiteResults, stage: Stage, kinds: readonly Kind[] = KINDS): readonly string[] {
  return kinds.map(kind => armOf(stage, kind)).filter(arm => suite.arms.includes(arm));
}

/**
 * The share of some kinds of ops in the sum of all kinds, each timed alone; undefined where the stage was not measured.
 * Kinds that the network does not have take no time.
 */
export function shareOf(suite: SuiteResults, stage: Stage, kinds: readonly Kind[]): Interval | undefined {
  return ratioOfSums(suite, measuredArms(suite, stage, kinds), measuredArms(suite, stage));
}

/** The sum of the kinds, each timed alone, over the time of the whole network in the same round. */
export function sumOverWhole(suite: SuiteResults, stage: Stage): Interval | undefined {
  const arms = measuredArms(suite, stage);
  return arms.length > 0 ? ratioOfSums(suite, arms, [armOf(stage)]) : undefined;
}
