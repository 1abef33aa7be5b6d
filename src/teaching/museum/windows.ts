import { median } from 'simple-statistics';
import { pairedRatios } from '../../measure/judging/statistics.js';

/** How many times longer A takes than B, from their times in the same rounds. */
export type Estimator = (timesA: readonly number[], timesB: readonly number[]) => number;

/** The median of the ratios within a round: what this suite uses. */
const medianOfPairedRatios: Estimator = (timesA, timesB) => median(pairedRatios(timesA, timesB));

/** The usual ways to summarise the rounds of two arms, by their names. */
export const ESTIMATORS: Readonly<Record<string, Estimator>> = {
  'median of paired ratios': medianOfPairedRatios,
  'ratio of medians': (timesA, timesB) => median([...timesA]) / median([...timesB]),
  'ratio of minima': (timesA, timesB) => Math.min(...timesA) / Math.min(...timesB),
};

/**
 * What each window of consecutive rounds would have said, had these been all: the estimates from the rounds
 * i … i + size − 1, for i = 0, 1, …, n − size. None where there are fewer rounds than that.
 *
 * Windows overlap: of n rounds, only floor(n / size) windows have no round in common.
 */
export function windowRatios(
  timesA: readonly number[],
  timesB: readonly number[],
  size: number,
  estimator: Estimator = medianOfPairedRatios,
): number[] {
  const windows = Math.max(0, timesA.length - size + 1);
  return Array.from({ length: windows }, (_, i) =>
    estimator(timesA.slice(i, i + size), timesB.slice(i, i + size)),
  );
}

/** The ratio that is furthest from 1; half as long is as far as twice as long. */
export function furthestFromOne(ratios: readonly number[]): number {
  return ratios.reduce(
    (worst, ratio) => (distanceFromOne(ratio) > distanceFromOne(worst) ? ratio : worst),
    1,
  );
}

/** How far a ratio is from 1, as a share: 0.25 for 1.25, and for 1 / 1.25. */
export function distanceFromOne(ratio: number): number {
  return Math.max(ratio, 1 / ratio) - 1;
}
