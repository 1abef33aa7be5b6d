import { linearRegression } from 'simple-statistics';
import { bootstrapMedian, type Interval } from '../judging/statistics.js';

/**
 * The part of a network's time that does not shrink with its work, as a share of the whole network's time:
 *
 *   time = fixed + slope · work, fitted by least squares in each round;  fixed / time(whole)
 *
 * @param work    of each arm
 * @param rounds  rounds[arm][round], ns
 * @param whole   index of the arm that the share is taken of
 * @returns the median over the rounds with its bootstrap interval
 */
export function fixedShare(
  work: readonly number[],
  rounds: readonly (readonly number[])[],
  whole: number,
): Interval {
  const shares = rounds[0].map((_, round) => {
    const { b: fixed } = linearRegression(work.map((w, arm) => [w, rounds[arm][round]]));
    return fixed / rounds[whole][round];
  });
  return bootstrapMedian(shares, { seed: 1 });
}
