import type { Profile, Settings } from './results/rows.js';

/**
 * 9 and 15 rounds, because there the interval of a median covers hardly more than the 95 % that are asked for: 96.1 %
 * and 96.5 %. Between two such numbers it is wider than it needs to be (11 rounds: 98.8 %; see `medianInterval`).
 * 3 rounds cover 75 %: a smoke run shows that everything works, and every timed verdict on a ratio in it is "can't tell".
 */
const settings: { readonly [P in Profile]: Settings } = {
  smoke: { rounds: 3, minRoundMs: 0.1, minIterations: 1, minWarmupMs: 0.1, maxWarmupMs: 1 },
  quick: { rounds: 9, minRoundMs: 3, minIterations: 1, minWarmupMs: 20, maxWarmupMs: 250 },
  full: { rounds: 15, minRoundMs: 10, minIterations: 1, minWarmupMs: 100, maxWarmupMs: 1000 },
};

/** How a profile times. */
export function settingsFor(profile: Profile): Settings {
  return settings[profile];
}
