import { mean, median } from 'simple-statistics';
import type { SuiteChoice } from '../../src/experiment/claims/ratio.js';
import type { SuiteDeclaration } from '../../src/experiment/define.js';
import { bootstrapOver, type Interval } from '../../src/measure/judging/statistics.js';
import type { SuiteResults } from '../../src/measure/results/results.js';
import type { Profile } from '../../src/measure/results/rows.js';
import { singleConvolution } from '../../src/networks/models/single-convolution.js';
import { tflite46002 } from '../../src/papers/pruning.js';
import { publishedNumber } from '../../src/papers/published.js';
import { TILE_WIDTH } from './tiles.js';

/** TFLite's latency at a multiple of the tile width, 32 → 43 channels, and at one more, 33 → 43; in ms, presumably. */
export const TFLITE = {
  multiple: publishedNumber(tflite46002, '32/43', 'latency') / 1000,
  oneMore: publishedNumber(tflite46002, '33/43', 'latency') / 1000,
};

/** Channel counts in steps of 1: 16 … 128. */
const COUNTS: readonly number[] = Array.from({ length: 113 }, (_, i) => 16 + i);

/** So many neighbouring counts are enough for a staircase to be looked for; the smoke profile measures just these. */
const FEWEST_COUNTS = 48;

/** The first counts, that are measured in each profile. */
const COUNTS_OF = { smoke: FEWEST_COUNTS, quick: 65, full: COUNTS.length } as const;

/** The convolutions whose latency is measured at every count of their input or output channels. */
export const staircases = (
  [
    { kernel: 1, fixed: 64, side: 20 },
    { kernel: 3, fixed: 32, side: 10 },
  ] as const
).flatMap(({ kernel, fixed, side }) =>
  (['output', 'input'] as const).map(varied => {
    const id = `stairs-${kernel}x${kernel}-${varied}`;
    return {
      id,
      title: `${kernel}×${kernel} convolution, ${side}×${side}, ${varied} channels varied, ${fixed} on the other side`,
      name: `${varied} channels of a ${kernel}×${kernel} convolution`,
      varied,
      suite: wholeStaircase(id),
      convolution: (count: number) => {
        const [channels, filters] = varied === 'output' ? [fixed, count] : [count, fixed];
        return singleConvolution(side, channels, filters, kernel);
      },
    };
  }),
);
export type Staircase = (typeof staircases)[number];

/** A suite where it was measured at enough neighbouring counts, from the first one on. */
function wholeStaircase(id: string): SuiteChoice {
  return (results, platform) => {
    const measured = results.suite(platform, id);
    const whole = measured?.arms.every((arm, i) => Number(arm) === COUNTS[i]);
    return whole && measured!.arms.length >= FEWEST_COUNTS ? measured : undefined;
  };
}

/**
 * Against the largest count, which runs longest and so has the least noise. On one thread, unless the full profile says
 * otherwise: the work of a count is hardly enough to be shared.
 */
export function staircaseSuite({ id, title, convolution }: Staircase, profile: Profile): SuiteDeclaration {
  const counts = COUNTS.slice(0, COUNTS_OF[profile]);
  const arms = counts.map(count => ({ id: String(count), graph: () => convolution(count) }));
  return { id, title, arms, baseline: arms[arms.length - 1].id, platforms: ['typescript', 'wasm'] };
}

/** Time in ns at every channel count: the median of the rounds' medians. */
export function timesByCount(suite: SuiteResults): ReadonlyMap<number, number> {
  return new Map(suite.arms.map(arm => [Number(arm), median([...roundsOf(suite, arm)])]));
}

function roundsOf(suite: SuiteResults, arm: number | string): readonly number[] {
  return suite.rounds(String(arm));
}

/**
 * Time at a channel count over the straight line between the times at the two multiples of the tile width around it,
 * so 1 at a multiple; undefined where one of the three was not measured.
 */
export function overLine(times: ReadonlyMap<number, number>, count: number): number | undefined {
  const share = (count % TILE_WIDTH) / TILE_WIDTH;
  if (share === 0) return 1;
  const below = times.get(count - (count % TILE_WIDTH));
  const above = times.get(count - (count % TILE_WIDTH) + TILE_WIDTH);
  const time = times.get(count);
  return time && below && above && time / (below * (1 - share) + above * share);
}

/**
 * Compares the counts between multiples of the tile width with the multiples.
 *
 * Which counts are compared is fixed beforehand by the width, so none is picked for its result. The intervals are
 * bootstrapped over the teeth, not over the rounds: an arm has its own buffers for the whole process and may be a
 * little slow or fast in every round, which rounds cannot show, but neighbouring teeth can. For the same reason a
 * single pair in `slower` is a candidate, to be looked for in another run.
 *
 * @param suite  of a whole staircase
 */
export function teethOf(suite: SuiteResults) {
  const times = timesByCount(suite);
  const teeth = [...times.keys()]
    .filter(count => count % TILE_WIDTH === 0 && times.has(count - TILE_WIDTH))
    .map(multiple => ({
      multiple,
      between: COUNTS.filter(count => multiple - TILE_WIDTH < count && count < multiple),
    }));
  const pairs = teeth.flatMap(({ multiple, between }) => between.map(count => [count, multiple] as const));
  return {
    /** `overLine` of the counts between two multiples, geometric mean over all of them: 1 where latency is a line. */
    overLine: geometricMean(
      teeth.map(({ between }) => mean(between.map(count => Math.log(overLine(times, count)!)))),
    ),
    /** Time of the count just below a multiple over that of the multiple, geometric mean over all multiples. */
    lastOverMultiple: geometricMean(
      teeth.map(({ multiple }) => Math.log(times.get(multiple - 1)! / times.get(multiple)!)),
    ),
    /** Pairs [fewer, multiple] of a count and the next multiple in which fewer was slower in every single round. */
    slower: pairs.filter(([fewer, multiple]) => {
      const rounds = roundsOf(suite, multiple);
      return roundsOf(suite, fewer).every((ns, round) => ns > rounds[round]);
    }),
    /** Pairs compared. */
    pairs: pairs.length,
  };
}

/** exp of the mean of logarithms, with its bootstrap interval over them. */
function geometricMean(logs: readonly number[]): Interval {
  return bootstrapOver(logs.length, chosen => Math.exp(mean(chosen.map(i => logs[i]))), { seed: 1 });
}
