import { median } from 'simple-statistics';
import type { Claim } from '../experiment.js';
import { bootstrapRounds, type Interval, roundMedians } from '../judging/statistics.js';
import { type Judgement, judgeRatio } from '../judging/verdict.js';
import { tflite46002 } from '../papers/pruning.js';
import { publishedNumber } from '../papers/published.js';
import type { SuiteResults } from '../record/results.js';
import { significant } from '../report/format.js';
import { fixedShare } from './fixed-cost.js';
import { autocorrelation, detrended, staircasePeriod } from './period.js';
import { channelCounts, roundsByCount, type Staircase, teethOf } from './staircase.js';

/** Register tiles are 4 filters wide in scalar JavaScript; TFLite's kernels of the report were as well. */
export const TILE_WIDTH = 4;

/** TFLite's latency at 33 → 43 channels over that at 32 → 43. */
const TFLITE_CLIFF =
  publishedNumber(tflite46002, '33/43', 'latency') / publishedNumber(tflite46002, '32/43', 'latency');

/** The latency of a convolution is a staircase whose steps are as wide as the tile. */
export function periodClaim(stairs: Staircase): Claim {
  return {
    id: `period-${stairs.suite}`,
    statement: `Latency repeats with the tile width of ${TILE_WIDTH} in the ${nameOf(stairs)}.`,
    source: 'tensorflow/tensorflow #46002: slow where channels are not multiples of 4',
    kind: 'timed',
    rule: `the period of the latency without its local trend: reproduced if it is ${TILE_WIDTH} and its autocorrelation has an interval above 0.3, direction only above 0; not here if it is no multiple of ${TILE_WIDTH} or the interval is below 0.3`,
    judge(results, platform) {
      const suite = results.suite(platform, stairs.suite);
      return suite && judgePeriod(suite);
    },
  };
}

function judgePeriod(suite: SuiteResults): Judgement | undefined {
  const times = [...roundsByCount(suite).values()];
  if (times.length < channelCounts.length) return undefined;
  const medians = (indices: readonly number[]) => times.map(rounds => median(indices.map(r => rounds[r])));
  const { period } = staircasePeriod(times.map(rounds => median([...rounds])));
  const interval = bootstrapRounds(
    times[0].length,
    indices => autocorrelation(detrended(medians(indices)), period),
    { seed: 1 },
  );
  const evidence = `period ${period}, autocorrelation ${shown(interval)}`;
  if (period % TILE_WIDTH !== 0 || interval.high < 0.3) return { verdict: 'not here', evidence, interval };
  if (interval.level < 0.95)
    return { verdict: "can't tell", evidence: `${evidence}, too few rounds`, interval };
  if (period === TILE_WIDTH && interval.low > 0.3) return { verdict: 'reproduced', evidence, interval };
  if (interval.low > 0) return { verdict: 'direction only', evidence, interval };
  return { verdict: "can't tell", evidence, interval };
}

/** Counts between two multiples of the tile width take longer than the line between the multiples. */
export function teethClaim(stairs: Staircase): Claim {
  return {
    id: `teeth-${stairs.suite}`,
    statement: `Counts between multiples of ${TILE_WIDTH} take longer than the multiples around them promise: ${nameOf(stairs)}.`,
    source: `tensorflow/tensorflow #46002: 33 → 43 channels take ×${significant(TFLITE_CLIFF)} of 32 → 43`,
    kind: 'timed',
    rule: 'time over the straight line between the neighbouring multiples, geometric mean over all counts: reproduced from ×1.1',
    judge(results, platform) {
      const suite = results.suite(platform, stairs.suite);
      const teeth = suite && teethOf(suite, TILE_WIDTH);
      if (!suite || !teeth) return undefined;
      const what = 'time over the line between multiples';
      return judgeRatio({
        what,
        ratio: teeth.overLine,
        noise: suite.noise,
        reproducedFrom: 1.1,
        equivalence: 0.01,
      });
    },
  };
}

/** Fewer channels can be slower than more. */
export function fewerSlowerClaim(stairs: Staircase): Claim {
  return {
    id: `fewer-slower-${stairs.suite}`,
    statement: `There are channel counts at which fewer are slower than the next multiple of ${TILE_WIDTH}: ${nameOf(stairs)}.`,
    source: 'Tencent/ncnn #3190: 98.27 ms pruned, 92.13 ms whole; tensorflow/tensorflow #46002',
    kind: 'timed',
    rule: 'reproduced if so many pairs are slower in every single round that chance alone gives as many in less than 1 of 1000 runs, else not here',
    judge(results, platform) {
      const suite = results.suite(platform, stairs.suite);
      const teeth = suite && teethOf(suite, TILE_WIDTH);
      if (!teeth || teeth.overLine.level < 0.95) return undefined;
      const { slower, pairs, chance } = teeth;
      const examples = slower.map(([fewer, multiple]) => `${fewer} > ${multiple}`).join(', ');
      const evidence =
        `slower in every round: ${slower.length} of ${pairs} pairs${examples ? ` (${examples})` : ''}, ` +
        `by chance with probability ${significant(chance, 2)}`;
      return { verdict: chance < 0.001 ? 'reproduced' : 'not here', evidence };
    },
  };
}

function nameOf({ kernel, varied }: Staircase): string {
  return `${varied} channels of a ${kernel}×${kernel} convolution`;
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
