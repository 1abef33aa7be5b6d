import { KINDS, type Kind } from '../../src/cost/layer-kinds.js';
import { bootstrapMedian, type Interval, roundMedians } from '../../src/measure/judging/statistics.js';
import type { SuiteResults } from '../../src/measure/results/results.js';
import { armOf, type Stage } from './networks.js';

/** The kinds that were measured of a network at a stage. */
export function measuredKinds(suite: SuiteResults, stage: Stage): readonly Kind[] {
  return KINDS.filter(kind => suite.arms.includes(armOf(stage, kind)));
}

/**
 * The share of some kinds of ops in the sum of all kinds, each timed alone, paired by round; undefined where the
 * stage was not measured. Kinds that the network has not take no time.
 */
export function shareOf(suite: SuiteResults, stage: Stage, of: readonly Kind[]): Interval | undefined {
  const measured = measuredKinds(suite, stage);
  if (measured.length === 0) return undefined;
  const below = timesOf(suite, stage, measured);
  const above = timesOf(
    suite,
    stage,
    of.filter(kind => measured.includes(kind)),
  );
  return bootstrapMedian(
    below.map((ns, round) => (above[round] ?? 0) / ns),
    { seed: 1 },
  );
}

/** The sum of the kinds, each timed alone, over the time of the whole network in the same round. */
export function sumOverWhole(suite: SuiteResults, stage: Stage): Interval | undefined {
  const kinds = measuredKinds(suite, stage);
  if (kinds.length === 0 || !suite.arms.includes(armOf(stage))) return undefined;
  const whole = roundMedians(suite.row(armOf(stage)).samplesNs);
  return bootstrapMedian(
    timesOf(suite, stage, kinds).map((ns, round) => ns / whole[round]),
    { seed: 1 },
  );
}

/** The sum of some measured kinds in each round, ns; [] for none. */
function timesOf(suite: SuiteResults, stage: Stage, kinds: readonly Kind[]): readonly number[] {
  const rounds = kinds.map(kind => roundMedians(suite.row(armOf(stage, kind)).samplesNs));
  return (rounds[0] ?? []).map((_, round) => rounds.reduce((sum, times) => sum + times[round], 0));
}
