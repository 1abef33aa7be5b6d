import { explain } from '../../src/cost/predictors.js';
import { bootstrapOver, type Interval } from '../../src/measure/judging/statistics.js';

/** Spearman's ρ of two lists; 0 where one of them is the same everywhere. */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  return explain(a, b).rankCorrelation ?? 0;
}

/**
 * ρ of each of `lists` with `times`, combined by `combine`, with its bootstrap interval over the networks: how much
 * of it hangs on which networks happen to be in the list.
 *
 * @param lists  one value a network each
 * @throws {RangeError} where there are fewer than 3 networks
 */
export function rankInterval(
  lists: readonly (readonly number[])[],
  times: readonly number[],
  combine: (correlations: readonly number[]) => number,
): Interval {
  const pick = (values: readonly number[], networks: readonly number[]) => networks.map(i => values[i]);
  return bootstrapOver(
    times.length,
    networks => combine(lists.map(list => rankCorrelation(pick(list, networks), pick(times, networks)))),
    { seed: 1 },
  );
}
