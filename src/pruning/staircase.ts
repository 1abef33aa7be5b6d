import type { Suite } from '../experiment.js';
import { bootstrapMedian, type Interval, roundMedians } from '../measure/statistics.js';
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
  const counts = profile === 'smoke' ? channelCounts.slice(0, 32) : channelCounts;
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

/** How the counts just below multiples of a width compare with the multiples themselves. */
export interface StepPairs {
  /** Median over the rounds of the geometric mean, over all pairs, of time(fewer) / time(multiple). */
  readonly ratio: Interval;
  readonly pairs: number;
  /** Pairs [fewer, multiple] in which the fewer channels were slower in every single round. */
  readonly slower: readonly (readonly [fewer: number, multiple: number])[];
  /** How many such pairs chance alone would give if the two were equally fast: pairs / 2^rounds. */
  readonly byChance: number;
}

/**
 * Compares each multiple of `width` with the 1 … width − 1 counts below it; undefined without such pairs.
 *
 * The pairs are fixed beforehand by the width, so none is picked for its result.
 */
export function stepPairs(suite: SuiteResults, width: number): StepPairs | undefined {
  const rounds = roundsByCount(suite);
  const pairs = [...rounds.keys()].flatMap(count => {
    const multiple = Math.ceil(count / width) * width;
    return multiple !== count && rounds.has(multiple) ? [[count, multiple] as const] : [];
  });
  if (pairs.length === 0) return undefined;
  const repeats = rounds.get(pairs[0][0])!.length;
  const ratioAt = ([fewer, multiple]: readonly [number, number], round: number) =>
    rounds.get(fewer)![round] / rounds.get(multiple)![round];
  const perRound = Array.from({ length: repeats }, (_, round) => {
    const logs = pairs.map(pair => Math.log(ratioAt(pair, round)));
    return Math.exp(logs.reduce((sum, log) => sum + log, 0) / pairs.length);
  });
  return {
    ratio: bootstrapMedian(perRound, { seed: 1 }),
    pairs: pairs.length,
    slower: pairs.filter(pair => perRound.every((_, round) => ratioAt(pair, round) > 1)),
    byChance: pairs.length / 2 ** repeats,
  };
}
