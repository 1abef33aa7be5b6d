import { mean, median } from 'simple-statistics';
import type { SuiteChoice } from '../../src/experiment/claims/ratio.js';
import type { SuiteDeclaration } from '../../src/experiment/define.js';
import { bootstrapOver, type Interval, roundMedians } from '../../src/measure/judging/statistics.js';
import type { SuiteResults } from '../../src/measure/results/results.js';
import type { Profile } from '../../src/measure/results/rows.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { singleConvolution } from '../../src/networks/models/single-convolution.js';

/** One convolution whose latency is measured at every channel count. */
export interface Staircase {
  readonly suite: string;
  readonly title: string;
  /** For instance `output channels of a 1×1 convolution`. */
  readonly name: string;
  /** Which channel count is varied. */
  readonly varied: 'input' | 'output';
  convolution(count: number): Graph;
}

export const staircases: readonly Staircase[] = (
  [
    { kernel: 1, fixed: 64, side: 20 },
    { kernel: 3, fixed: 32, side: 10 },
  ] as const
).flatMap(({ kernel, fixed, side }) =>
  (['output', 'input'] as const).map(varied => ({
    suite: `stairs-${kernel}x${kernel}-${varied}`,
    title: `${kernel}×${kernel} convolution, ${side}×${side}, ${varied} channels varied, ${fixed} on the other side`,
    name: `${varied} channels of a ${kernel}×${kernel} convolution`,
    varied,
    convolution: (count: number) =>
      varied === 'output'
        ? singleConvolution(side, fixed, count, kernel)
        : singleConvolution(side, count, fixed, kernel),
  })),
);

/** Channel counts in steps of 1: 16 … 128. */
const channelCounts: readonly number[] = Array.from({ length: 113 }, (_, i) => 16 + i);

/** So many neighbouring counts are enough for a staircase to be looked for; the smoke profile measures just these. */
const FEWEST_COUNTS = 48;

/** Against the largest count, which runs longest and so has the least noise. */
export function staircaseSuite({ suite, title, convolution }: Staircase, profile: Profile): SuiteDeclaration {
  const counts = profile === 'smoke' ? channelCounts.slice(0, FEWEST_COUNTS) : channelCounts;
  const arms = counts.map(count => ({ id: String(count), graph: () => convolution(count) }));
  return { id: suite, title, arms, baseline: arms[arms.length - 1].id };
}

/** A staircase where it was measured at enough neighbouring counts, from the first one on. */
export function measuredStaircase({ suite }: Staircase): SuiteChoice {
  return (results, platform) => {
    const measured = results.suite(platform, suite);
    const whole = measured?.arms.every((arm, i) => Number(arm) === channelCounts[i]);
    return whole && measured!.arms.length >= FEWEST_COUNTS ? measured : undefined;
  };
}

/** Time in ns at every channel count: the median of the rounds' medians. */
export function timesByCount(suite: SuiteResults): ReadonlyMap<number, number> {
  return new Map(suite.arms.map(arm => [Number(arm), median(roundsOf(suite, arm))]));
}

function roundsOf(suite: SuiteResults, arm: number | string): number[] {
  return roundMedians(suite.row(String(arm)).samplesNs);
}

/**
 * Time at a channel count over the straight line between the times at the two multiples of `width` around it, so 1 at
 * a multiple; undefined where one of the three was not measured.
 */
export function overLine(
  times: ReadonlyMap<number, number>,
  count: number,
  width: number,
): number | undefined {
  const share = (count % width) / width;
  if (share === 0) return 1;
  const below = times.get(count - (count % width));
  const above = times.get(count - (count % width) + width);
  const time = times.get(count);
  return time && below && above && time / (below * (1 - share) + above * share);
}

/** How the counts between two multiples of a width compare with the multiples. */
export interface Teeth {
  /** `overLine` of the counts between two multiples: the geometric mean over all of them. 1 where latency is a line. */
  readonly overLine: Interval;
  /** Time of the count just below a multiple over that of the multiple: the geometric mean over all multiples. */
  readonly lastOverMultiple: Interval;
  /** Pairs [fewer, multiple] of a count and the next multiple in which fewer was slower in every single round. */
  readonly slower: readonly (readonly [fewer: number, multiple: number])[];
  /** Pairs compared. */
  readonly pairs: number;
}

/**
 * Compares the counts between multiples of `width` with the multiples.
 *
 * Which counts are compared is fixed beforehand by the width, so none is picked for its result. The intervals are
 * bootstrapped over the teeth, not over the rounds: an arm has its own buffers for the whole process and may be a
 * little slow or fast in every round, which rounds cannot show, but neighbouring teeth can. For the same reason a
 * single pair in `slower` is a candidate, to be looked for in another run.
 *
 * @param suite  a `measuredStaircase`
 */
export function teethOf(suite: SuiteResults, width: number): Teeth {
  const times = timesByCount(suite);
  const multiples = [...times.keys()].filter(count => count % width === 0 && times.has(count - width));
  /** Those below a multiple, down to the one before. */
  const between = (multiple: number) => Array.from({ length: width - 1 }, (_, i) => multiple - width + i + 1);
  const pairs = multiples.flatMap(multiple => between(multiple).map(count => [count, multiple] as const));
  return {
    overLine: geometricMean(
      multiples.map(multiple => mean(between(multiple).map(c => Math.log(overLine(times, c, width)!)))),
    ),
    lastOverMultiple: geometricMean(
      multiples.map(multiple => Math.log(times.get(multiple - 1)! / times.get(multiple)!)),
    ),
    slower: pairs.filter(([fewer, multiple]) => {
      const rounds = roundsOf(suite, multiple);
      return roundsOf(suite, fewer).every((ns, round) => ns > rounds[round]);
    }),
    pairs: pairs.length,
  };
}

/** exp of the mean of logarithms, with its bootstrap interval over them. */
function geometricMean(logs: readonly number[]): Interval {
  return bootstrapOver(logs.length, chosen => Math.exp(mean(chosen.map(i => logs[i]))), { seed: 1 });
}
