import { median } from 'simple-statistics';
import type { Claim } from '../../src/measure/judging/claim.js';
import { type Judgement, judgeRatio } from '../../src/measure/judging/verdict.js';
import type { SuiteResults } from '../../src/measure/results/results.js';
import { tflite46002 } from '../../src/papers/pruning.js';
import { publishedNumber } from '../../src/papers/published.js';
import { formatInterval, significant } from '../../src/reports/format.js';
import { autocorrelation, detrended, staircasePeriod } from './period.js';
import { isStaircase, roundsByCount, type Staircase, teethOf } from './staircase.js';

/** Register tiles are 4 filters wide in scalar JavaScript; TFLite's kernels of the report were as well. */
export const TILE_WIDTH = 4;

/** Medians of fewer rounds are no better than single samples: no interval of theirs reaches 95 %. */
const FEWEST_ROUNDS = 6;

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
    rule: `autocorrelation of the latency without its local trend at lag ${TILE_WIDTH}, ± 1.96/√n: reproduced if the interval is above 0.3, direction only above 0, not here if below 0.3, else can't tell`,
    judge(results, platform) {
      const suite = results.suite(platform, stairs.suite);
      return isStaircase(suite) ? judgePeriod(suite) : undefined;
    },
  };
}

function judgePeriod(suite: SuiteResults): Judgement {
  const rounds = [...roundsByCount(suite).values()];
  const times = rounds.map(values => median([...values]));
  const rest = detrended(times);
  const estimate = autocorrelation(rest, TILE_WIDTH);
  // the standard error of the autocorrelation of n values without any (Bartlett 1946)
  const error = 1.96 / Math.sqrt(rest.length);
  const interval = { estimate, low: estimate - error, high: estimate + error, level: 0.95 };
  const evidence = `autocorrelation at lag ${TILE_WIDTH}: ${formatInterval(interval, 2)}; strongest period: ${staircasePeriod(times).period}`;
  const quantity = { name: `autocorrelation at lag ${TILE_WIDTH}`, noEffect: 0, reproducedFrom: 0.3 };
  if (rounds[0].length < FEWEST_ROUNDS) {
    return { verdict: "can't tell", evidence: `too few rounds; ${evidence}`, interval, quantity };
  }
  if (interval.low > 0.3) return { verdict: 'reproduced', evidence, interval, quantity };
  if (interval.high < 0.3) return { verdict: 'not here', evidence, interval, quantity };
  if (interval.low > 0) return { verdict: 'direction only', evidence, interval, quantity };
  return { verdict: "can't tell", evidence, interval, quantity };
}

/** Counts between two multiples of the tile width take longer than the line between the multiples. */
export function teethClaim(stairs: Staircase): Claim {
  return {
    id: `teeth-${stairs.suite}`,
    statement: `Counts between multiples of ${TILE_WIDTH} take longer than the multiples around them promise: ${nameOf(stairs)}.`,
    source: `tensorflow/tensorflow #46002: 33 → 43 channels take ×${significant(TFLITE_CLIFF)} of 32 → 43`,
    kind: 'timed',
    rule: 'time over the straight line between the neighbouring multiples, geometric mean with its interval over the teeth: reproduced from ×1.1, no effect below 1 %',
    judge(results, platform) {
      const suite = results.suite(platform, stairs.suite);
      const teeth = isStaircase(suite) ? teethOf(suite, TILE_WIDTH) : undefined;
      if (!suite || !teeth) return undefined;
      const what = 'time over the line between multiples';
      return judgeRatio({ ...RULE, what, ratio: teeth.overLine, noise: suite.noise });
    },
  };
}

/** Fewer channels can be slower than more. */
export function fewerSlowerClaim(stairs: Staircase): Claim {
  return {
    id: `fewer-slower-${stairs.suite}`,
    statement: `One channel less than a multiple of ${TILE_WIDTH} is slower than the multiple: ${nameOf(stairs)}.`,
    source: 'Tencent/ncnn #3190: 98.27 ms pruned, 92.13 ms whole; tensorflow/tensorflow #46002',
    kind: 'timed',
    rule: 'time of multiple − 1 over time of the multiple, geometric mean with its interval over the multiples: reproduced from ×1.1, no effect below 1 %',
    judge(results, platform) {
      const suite = results.suite(platform, stairs.suite);
      const teeth = isStaircase(suite) ? teethOf(suite, TILE_WIDTH) : undefined;
      if (!suite || !teeth) return undefined;
      const what = 'one less over the multiple';
      const judgement = judgeRatio({ ...RULE, what, ratio: teeth.lastOverMultiple, noise: suite.noise });
      const pairs = teeth.slower.map(([fewer, multiple]) => `${fewer} > ${multiple}`).join(', ') || 'none';
      return {
        ...judgement,
        evidence: `${judgement.evidence}; fewer slower in every round, of ${teeth.pairs} pairs: ${pairs}`,
      };
    },
  };
}

/** Threshold, and what counts as nothing, of the claims on teeth. */
const RULE = { reproducedFrom: 1.1, equivalence: 0.01 } as const;

function nameOf({ kernel, varied }: Staircase): string {
  return `${varied} channels of a ${kernel}×${kernel} convolution`;
}
