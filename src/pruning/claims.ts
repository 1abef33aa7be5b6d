import { median } from 'simple-statistics';
import type { Claim } from '../experiment.js';
import { bootstrapMedian, type Interval, roundMedians } from '../measure/statistics.js';
import { type Judgement, judgeRatio } from '../measure/verdict.js';
import type { SuiteResults } from '../record/results.js';
import { significant } from '../report/format.js';
import { fixedShare } from './fixed-cost.js';
import { autocorrelation, staircasePeriod } from './period.js';
import { roundsByCount, type Staircase, stepPairs } from './staircase.js';

/** Register tiles are 4 filters wide in scalar JavaScript; TFLite's kernels of the report were as well. */
export const TILE_WIDTH = 4;

/** The latency of a convolution is a staircase in its output channels. */
export function periodClaim(stairs: Staircase): Claim {
  return {
    id: `period-${stairs.suite}`,
    statement: `Latency repeats with the tile width of ${TILE_WIDTH} in the ${stairs.varied} channels (${stairs.kernel}×${stairs.kernel}).`,
    source: 'tensorflow/tensorflow #46002: slow where channels are not multiples of 4',
    kind: 'timed',
    rule: 'reproduced if the autocorrelation of the detrended latency at the found period has an interval above 0.5 and the period is a multiple of 4; direction only above 0.2; not here if below 0.2',
    judge(results, platform) {
      const suite = results.suite(platform, stairs.suite);
      return suite && judgePeriod(suite);
    },
  };
}

function judgePeriod(suite: SuiteResults): Judgement | undefined {
  const rounds = [...roundsByCount(suite).values()];
  if (rounds.length < 32) return undefined;
  const { period } = staircasePeriod(rounds.map(times => median([...times])));
  const perRound = rounds[0].map((_, round) =>
    autocorrelation(
      rounds.map(times => times[round]),
      period,
    ),
  );
  const interval = bootstrapMedian(perRound, { seed: 1 });
  const evidence = `period ${period}, autocorrelation ${shown(interval)}`;
  const fits = period % TILE_WIDTH === 0;
  if (interval.low > 0.5 && fits) return { verdict: 'reproduced', evidence, interval };
  if (interval.low > 0.2 && fits) return { verdict: 'direction only', evidence, interval };
  if (interval.high < 0.2 || !fits) return { verdict: 'not here', evidence, interval };
  return { verdict: "can't tell", evidence, interval };
}

/** Fewer channels can be slower: the counts below a multiple of the tile width against the multiple. */
export function fewerSlowerClaim(stairs: Staircase): Claim {
  return {
    id: `fewer-slower-${stairs.suite}`,
    statement: `A ${stairs.kernel}×${stairs.kernel} convolution with fewer ${stairs.varied} channels is slower than with the next multiple of ${TILE_WIDTH}.`,
    source: 'tensorflow/tensorflow #46002: 33 → 43 channels 157.0, 32 → 43 channels 86.5',
    kind: 'timed',
    rule: 'geometric mean of time(fewer) / time(multiple) over all pairs: reproduced from ×1.1',
    judge(results, platform) {
      const suite = results.suite(platform, stairs.suite);
      const pairs = suite && stepPairs(suite, TILE_WIDTH);
      if (!suite || !pairs) return undefined;
      const { ratio, slower, byChance } = pairs;
      const what = 'fewer over next multiple';
      const judgement = judgeRatio({ what, ratio, noise: suite.noise, reproducedFrom: 1.1 });
      const examples = slower.slice(0, 3).map(([fewer, multiple]) => `${fewer} slower than ${multiple}`);
      return {
        ...judgement,
        evidence:
          `${judgement.evidence}; slower in every round: ${slower.length} of ${pairs.pairs} pairs ` +
          `(${significant(byChance, 2)} expected by chance)${examples.length ? `, e.g. ${examples.join(', ')}` : ''}`,
      };
    },
  };
}

/** Time does not fall under a floor: a fixed part that neither pruning nor a smaller batch removes. */
export function fixedCostClaim(claim: {
  readonly id: string;
  readonly statement: string;
  readonly source: string;
  readonly suite: string;
  /** The line is fitted through these arms. */
  readonly arms: readonly string[];
  /** The arm whose time the share is taken of. */
  readonly whole: string;
  /** Share of 1 that counts as the effect. */
  readonly reproducedFrom: number;
}): Claim {
  const { id, statement, source, whole, reproducedFrom } = claim;
  const percent = significant(100 * reproducedFrom, 2);
  return {
    id,
    statement,
    source,
    kind: 'timed',
    rule: `fixed part of the time of ${whole} (intercept of time over multiply-accumulates): reproduced if its interval is above ${percent} %, direction only if above 0, not here if below 0`,
    judge(results, platform) {
      const suite = results.suite(platform, claim.suite);
      if (!suite || !claim.arms.every(arm => suite.timeNs(arm))) return undefined;
      const interval = fixedShare(
        claim.arms.map(arm => suite.row(arm).macs),
        claim.arms.map(arm => roundMedians(suite.row(arm).samplesNs)),
        claim.arms.indexOf(whole),
      );
      const evidence = `fixed part of ${whole}: ${shown(interval, 100)} %`;
      if (interval.low > reproducedFrom) return { verdict: 'reproduced', evidence, interval };
      if (interval.low > 0) return { verdict: 'direction only', evidence, interval };
      if (interval.high < 0) return { verdict: 'not here', evidence, interval };
      return { verdict: "can't tell", evidence, interval };
    },
  };
}

function shown({ estimate, low, high }: Interval, factor = 1): string {
  const [e, l, h] = [estimate, low, high].map(value => significant(value * factor, 2));
  return `${e} [${l}, ${h}]`;
}
