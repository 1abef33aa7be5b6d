import { mean } from 'simple-statistics';
import type { Suite } from '../experiment.js';
import { bootstrapMedian, type Interval, roundMedians } from '../judging/statistics.js';
import { singleConvolution } from '../models/single-convolution.js';
import { platformsFor } from '../platforms.js';
import type { SuiteResults } from '../record/results.js';
import type { Profile } from '../record/rows.js';

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
  { suite: 'stairs-1x1-output', kernel: 1, varied: 'output', fixed: 64, side: 28 },
  { suite: 'stairs-1x1-input', kernel: 1, varied: 'input', fixed: 64, side: 28 },
  { suite: 'stairs-3x3-output', kernel: 3, varied: 'output', fixed: 32, side: 14 },
  { suite: 'stairs-3x3-input', kernel: 3, varied: 'input', fixed: 32, side: 14 },
];

/** Channel counts in steps of 1. */
export const channelCounts: readonly number[] = Array.from(
  { length: LAST_CHANNELS - FIRST_CHANNELS + 1 },
  (_, i) => FIRST_CHANNELS + i,
);

export function staircaseSuite(stairs: Staircase, profile: Profile): Suite {
  const { suite, kernel, varied, fixed, side } = stairs;
  const counts = profile === 'smoke' ? channelCounts.slice(0, 48) : channelCounts;
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

/** Medians in ns, one a round, of every measured count. */
export function roundsByCount(suite: SuiteResults): ReadonlyMap<number, readonly number[]> {
  return new Map(
    suite.arms
      .filter(arm => suite.timeNs(arm))
      .map(arm => [Number(arm), roundMedians(suite.row(arm).samplesNs)] as const),
  );
}

/** How the counts between two multiples of a width compare with the multiples. */
export interface Teeth {
  /**
   * Geometric mean, over all counts between two multiples, of their time over the straight line between the
   * times of the two; median over the rounds with its interval. 1 where latency is a line.
   */
  readonly overLine: Interval;
  /** Pairs [fewer, multiple] of a count and the next multiple above it, all that were measured. */
  readonly pairs: number;
  /** Those in which the fewer channels were slower in every single round. */
  readonly slower: readonly (readonly [fewer: number, multiple: number])[];
  /** Chance that at least so many pairs are slower in every round if in each round either may be, at even odds. */
  readonly chance: number;
}

/**
 * Compares the counts between multiples of `width` with the multiples; undefined where there are none between.
 *
 * Which counts are compared is fixed beforehand by the width, so none is picked for its result.
 */
export function teethOf(suite: SuiteResults, width: number): Teeth | undefined {
  const rounds = roundsByCount(suite);
  const between = [...rounds.keys()].flatMap(count => {
    const [below, above] = [Math.floor(count / width) * width, Math.ceil(count / width) * width];
    return below < above && rounds.has(below) && rounds.has(above) ? [{ count, below, above }] : [];
  });
  if (between.length === 0) return undefined;
  const repeats = rounds.get(between[0].count)!.length;
  const perRound = Array.from({ length: repeats }, (_, round) => {
    const time = (count: number) => rounds.get(count)![round];
    const logs = between.map(({ count, below, above }) => {
      const share = (count - below) / width;
      return Math.log(time(count) / (time(below) * (1 - share) + time(above) * share));
    });
    return Math.exp(mean(logs));
  });
  const slower = between.filter(({ count, above }) =>
    rounds.get(count)!.every((ns, round) => ns > rounds.get(above)![round]),
  );
  return {
    overLine: bootstrapMedian(perRound, { seed: 1 }),
    pairs: between.length,
    slower: slower.map(({ count, above }) => [count, above] as const),
    chance: atLeast(slower.length, between.length, 2 ** -repeats),
  };
}

/** P(X ≥ k) for X binomial with n trials of probability p. */
function atLeast(k: number, n: number, p: number): number {
  let term = (1 - p) ** n; // P(X = 0)
  let below = 0;
  for (let i = 0; i < k; i++) {
    below += term;
    term *= ((n - i) / (i + 1)) * (p / (1 - p));
  }
  return Math.max(0, 1 - below);
}
