import type { Interval } from '../measure/judging/statistics.js';
import type { SuiteResults } from '../measure/results/results.js';

/**
 * Interval of the time of some arms together over that of others together, paired by round:
 *
 *   Σ time(arms) / Σ time(over)
 *
 * 0 for no arms over some; undefined where there is nothing to divide by, or an arm was not measured.
 */
export function ratioOfSums(
  suite: SuiteResults,
  arms: readonly string[],
  over: readonly string[],
): Interval | undefined {
  if (over.length === 0 || [...arms, ...over].some(arm => !suite.has(arm))) return undefined;
  const [above, below] = [arms, over].map(summed => summed.map(arm => suite.rounds(arm)));
  const sum = (times: readonly (readonly number[])[], round: number) =>
    times.reduce((total, rounds) => total + rounds[round], 0);
  return suite.overRounds(below[0].map((_, round) => sum(above, round) / sum(below, round)));
}
