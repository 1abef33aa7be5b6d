import type { Profile, Settings } from './results/rows.js';

/**
 * 9 and 15 rounds, because the bootstrap interval of a median covers at least 95 % for these numbers, and less for
 * most numbers between them (see `bootstrapMedian`). 3 rounds cover 75 %: a smoke run only shows that everything
 * works, and all its timed verdicts on ratios are "can't tell".
 */
const settings: { readonly [P in Profile]: Settings } = {
  smoke: { rounds: 3, minRoundMs: 0.1, minIterations: 1, minWarmupMs: 0.1, maxWarmupMs: 1 },
  quick: { rounds: 9, minRoundMs: 3, minIterations: 1, minWarmupMs: 20, maxWarmupMs: 250 },
  full: { rounds: 15, minRoundMs: 10, minIterations: 1, minWarmupMs: 100, maxWarmupMs: 1000 },
};

/** The timing settings of a profile. */
export function settingsFor(profile: Profile): Settings {
  return settings[profile];
}
