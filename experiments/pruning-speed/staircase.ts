import { mean, median } from 'simple-statistics';
import type { Suite } from '../../src/measure/arms.js';
import { bootstrapOver, type Interval, roundMedians } from '../../src/measure/judging/statistics.js';
import type { SuiteResults } from '../../src/measure/results/results.js';
import type { Profile } from '../../src/measure/results/rows.js';
import { singleConvolution } from '../../src/networks/models/single-convolution.js';
import { platformsFor } from '../../src/networks/platforms.js';

/** One convolution whose latency is measured at every channel count. */
export interface Staircase {
  readonly suite: string;
  readonly kernel: 1 | 3;
  /** Which channel count is varied. */
  readonly varied: 'input' | 'output';
  /** The other channel count. */
  readonly fixed: number;
  readonly side: number;
}

export const FIRST_CHANNELS = 16;
export const LAST_CHANNELS = 128;

export const staircases: readonly Staircase[] = [
  { suite: 'stairs-1x1-output', kernel: 1, varied: 'output', fixed: 64, side: 20 },
  { suite: 'stairs-1x1-input', kernel: 1, varied: 'input', fixed: 64, side: 20 },
  { suite: 'stairs-3x3-output', kernel: 3, varied: 'output', fixed: 32, side: 10 },
  { suite: 'stairs-3x3-input', kernel: 3, varied: 'input', fixed: 32, side: 10 },
];

/** So many neighbouring counts are enough for a staircase to be looked for; the smoke profile measures just these. */
const FEWEST_COUNTS = 48;

/** Channel counts in steps of 1. */
export const channelCounts: readonly number[] = Array.from(
  { length: LAST_CHANNELS - FIRST_CHANNELS + 1 },
  (_, i) => FIRST_CHANNELS + i,
);

export function staircaseSuite(stairs: Staircase, profile: Profile): Suite {
  const { suite, kernel, varied, fixed, side } = stairs;
  const counts = profile === 'smoke' ? channelCounts.slice(0, FEWEST_COUNTS) : channelCounts;
  return {
    id: suite,
    title: `${kernel}×${kernel} convolution, ${side}×${side}, ${varied} channels varied, ${fixed} on the other side`,
    baseline: String(counts.at(-1)),
    arms: counts.map(count => ({
      id: String(count),
      graph: () =>
        varied === 'output'
          ? singleConvolution(side, fixed, count, kernel)
          : singleConvolution(side, count, fixed, kernel),
    })),
    platforms: platformsFor(profile === 'full' ? 'small' : 'large'),
  };
}

/** Whether a staircase was measured at enough neighbouring counts, from the first one on. */
export function isStaircase(suite: SuiteResults | undefined): suite is SuiteResults {
  return (
    suite !== undefined &&
    suite.arms.length >= FEWEST_COUNTS &&
    suite.arms.every((arm, i) => Number(arm) === channelCounts[i])
  );
}

/** Medians in ns, one a round, of every measured count. */
export function roundsByCount(suite: SuiteResults): ReadonlyMap<number, readonly number[]> {
  return new Map(suite.arms.map(arm => [Number(arm), roundMedians(suite.row(arm).samplesNs)] as const));
}

/** How the counts between two multiples of a width compare with the multiples. */
export interface Teeth {
  /**
   * Time of the counts between two multiples over the straight line between the times of the two: the geometric
   * mean over all of them. 1 where latency is a line.
   */
  readonly overLine: Interval;
  /** Time of the count just below a multiple over that of the multiple: the geometric mean over all multiples. */
  readonly lastOverMultiple: Interval;
  /** Pairs [fewer, multiple] of a count and the next multiple in which fewer was slower in every single round. */
  readonly slower: readonly (readonly [fewer: number, multiple: number])[];
  /** Pairs compared. */
  readonly pairs: number;
}

/**
 * Compares the counts between multiples of `width` with the multiples; undefined where there are not two of them.
 *
 * Which counts are compared is fixed beforehand by the width, so none is picked for its result. The intervals are
 * bootstrapped over the teeth, not over the rounds: an arm has its own buffers for the whole process and may be a
 * little slow or fast in every round, which rounds cannot show, but neighbouring teeth can. For the same reason a
 * single pair in `slower` is a candidate, to be looked for in another run.
 */
export function teethOf(suite: SuiteResults, width: number): Teeth | undefined {
  const rounds = roundsByCount(suite);
  const time = (count: number) => median([...rounds.get(count)!]);
  const multiples = [...rounds.keys()].filter(count => count % width === 0 && rounds.has(count + width));
  const between = (below: number) => Array.from({ length: width - 1 }, (_, i) => below + i + 1);
  const teeth = multiples.filter(below => between(below).every(count => rounds.has(count)));
  if (teeth.length < 2) return undefined;
  const overLine = teeth.map(below =>
    mean(
      between(below).map(count => {
        const share = (count - below) / width;
        return Math.log(time(count) / (time(below) * (1 - share) + time(below + width) * share));
      }),
    ),
  );
  const pairs = teeth.flatMap(below => between(below).map(count => [count, below + width] as const));
  return {
    overLine: geometricMean(overLine),
    lastOverMultiple: geometricMean(
      teeth.map(below => Math.log(time(below + width - 1) / time(below + width))),
    ),
    slower: pairs.filter(([fewer, multiple]) =>
      rounds.get(fewer)!.every((ns, round) => ns > rounds.get(multiple)![round]),
    ),
    pairs: pairs.length,
  };
}

/** exp of the mean of logarithms, with its bootstrap interval over them. */
function geometricMean(logs: readonly number[]): Interval {
  return bootstrapOver(logs.length, chosen => Math.exp(mean(chosen.map(i => logs[i]))), { seed: 1 });
}
