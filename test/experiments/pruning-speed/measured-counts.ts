import type { Results, SuiteResults } from '../../../src/measure/results/results.js';

/** Channel counts of a staircase. */
export const counts = Array.from({ length: 113 }, (_, i) => i + 16);

/** A suite whose time at a channel count is given, the same in each round; its A/A pair differs by up to `noise`. */
export function measuredCounts(
  time: (count: number) => number,
  { noise = 1.01, rounds = 9 }: { readonly noise?: number; readonly rounds?: number } = {},
): SuiteResults {
  return {
    arms: counts.map(String),
    rounds: (arm: string) => new Array(rounds).fill(time(Number(arm))),
    noise: { estimate: 1, low: 1 / noise, high: noise, level: 0.95 },
  } as unknown as SuiteResults;
}

/** Results in which every suite is this one. */
export function resultsWith(suite: SuiteResults): Results {
  return { platforms: ['typescript'], suite: () => suite } as unknown as Results;
}

/** Time is a line in the channel count, but 30 % more between multiples of 4. */
export const saw = (count: number): number => (100 + count) * (count % 4 === 0 ? 1 : 1.3);
