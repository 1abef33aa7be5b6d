import { computedRatio } from '../../src/experiment/claims/computed-ratio.js';
import { above } from '../../src/experiment/claims/level.js';
import { TEN_PERCENT } from '../../src/experiment/claims/threshold.js';
import type { Claim } from '../../src/measure/judging/claim.js';
import type { SuiteResults } from '../../src/measure/results/results.js';
import { significant } from '../../src/reports/format.js';
import { autocorrelationInterval, staircasePeriod } from './period.js';
import { staircases, TFLITE, teethOf, timesByCount } from './staircase.js';
import { TILE_WIDTH } from './tiles.js';

const ISSUE = 'tensorflow/tensorflow #46002';

/** What counts as a tooth of the saw. Their intervals are over the teeth, not over rounds. */
const TOOTH = { threshold: TEN_PERCENT, floor: 'A/A interval' } as const;

/** The latency of a convolution is a staircase whose steps are as wide as the tile. */
const periodClaims = staircases.map(({ id, name, suite }) =>
  above(
    {
      id: `period-${id}`,
      statement: `Latency repeats with the tile width of ${TILE_WIDTH} in the ${name}.`,
      source: `${ISSUE}: slow where channels are not multiples of ${TILE_WIDTH}`,
      suite,
      name: `autocorrelation at lag ${TILE_WIDTH}`,
      method: `autocorrelation of the latency without its local trend at lag ${TILE_WIDTH}, ± 1.96/√n`,
      provided: `the A/A pair differs by less than ×${TOOTH.threshold.from}`,
      reproducedFrom: 0.3,
      directionFrom: 0,
      notHereBelow: 0.3,
      noEffect: 0,
    },
    measured => {
      const times = [...timesByCount(measured).values()];
      const rounds = measured.rounds(measured.arms[0]).length;
      return {
        interval: autocorrelationInterval(times, TILE_WIDTH, rounds),
        more: `strongest period: ${staircasePeriod(times).period}`,
        hiddenBy: noiseThatHidesTeeth(measured),
      };
    },
  ),
);

/** A machine on which the same code differs by as much as a tooth cannot show that there are none. */
function noiseThatHidesTeeth({ noise }: SuiteResults): string | undefined {
  if (!noise) return 'no A/A pair was measured';
  const floor = Math.max(noise.high, 1 / noise.low);
  if (floor < TOOTH.threshold.from) return undefined;
  return `the A/A pair differs by up to ×${significant(floor)}, so teeth may be there unseen`;
}

const teethClaims = staircases.map(({ id, name, suite }) =>
  computedRatio(
    {
      id: `teeth-${id}`,
      statement: `Counts between multiples of ${TILE_WIDTH} take longer than the multiples around them promise: ${name}.`,
      source: `${ISSUE}: 33 → 43 channels take ×${significant(TFLITE.oneMore / TFLITE.multiple)} of 32 → 43`,
      name: 'time over the straight line between the neighbouring multiples, geometric mean over the teeth',
      suite,
      ...TOOTH,
    },
    measured => ({ ratio: teethOf(measured).overLine }),
  ),
);

const fewerSlowerClaims = staircases.map(({ id, name, suite }) =>
  computedRatio(
    {
      id: `fewer-slower-${id}`,
      statement: `One channel less than a multiple of ${TILE_WIDTH} is slower than the multiple: ${name}.`,
      source: `Tencent/ncnn #3190: 98.27 ms pruned, 92.13 ms whole; ${ISSUE}`,
      name: 'time of multiple − 1 over time of the multiple, geometric mean over the multiples',
      suite,
      ...TOOTH,
    },
    measured => {
      const { lastOverMultiple, slower, pairs } = teethOf(measured);
      const found = slower.map(([fewer, multiple]) => `${fewer} > ${multiple}`).join(', ') || 'none';
      return { ratio: lastOverMultiple, more: `fewer slower in every round, of ${pairs} pairs: ${found}` };
    },
  ),
);

export const staircaseClaims: readonly Claim[] = [...periodClaims, ...teethClaims, ...fewerSlowerClaims];
