import type { Profile, Settings } from './results/rows.js';

/**
 * How a profile times in one go: 9 and 15 rounds, because there the interval of a median covers hardly more than the
 * 95 % that are asked for: 96.1 % and 96.5 %. Between two such numbers it is wider than it needs to be (11 rounds:
 * 98.8 %; see `medianInterval`). 3 rounds cover 75 %: a smoke run shows that everything works, and every timed verdict on
 * a ratio in it is "can't tell".
 */
const settings: { readonly [P in Profile]: Settings } = {
  smoke: { rounds: 3, minRoundMs: 0.1, minIterations: 1, minWarmupMs: 0.1, maxWarmupMs: 1 },
  quick: { rounds: 9, minRoundMs: 3, minIterations: 1, minWarmupMs: 20, maxWarmupMs: 250 },
  full: { rounds: 15, minRoundMs: 10, minIterations: 1, minWarmupMs: 100, maxWarmupMs: 1000 },
};

/** How a profile times what is measured once, without passes. */
export function settingsFor(profile: Profile): Settings {
  return settings[profile];
}

/** How a run goes over its suites in passes. */
export interface PassSettings extends Settings {
  /** Fewest rounds of a suite in the first pass: from seven on, an interval reaches the level. */
  readonly leastRounds: number;
  /** Most passes; each but the last is a look at the verdicts. */
  readonly passes: number;
}

/** Most rounds of a pass whose number is not the profile's: its files stay readable, and its intervals quick to compute. */
export const MOST_ROUNDS = 1000;

/** Most passes, and so looks at which a run may stop, as the level of its intervals allows for. */
export const MOST_LOOKS = 5;

/**
 * Coverage of each interval of a run in passes. Such a run may stop a suite at up to five looks, and each would be another
 * chance for a wrong verdict; at 98.4 % each, all five hold together with 95 %.
 *
 * @source Pocock 1977, Group sequential methods in the design and analysis of clinical trials: 0.0158 for five looks
 */
const LEVEL = 0.984;

const passSettings: { readonly [P in Profile]: PassSettings } = {
  smoke: { ...settings.smoke, leastRounds: 3, passes: 1 },
  quick: {
    ...{ rounds: 31, leastRounds: 7, passes: MOST_LOOKS, level: LEVEL },
    ...{ minRoundMs: 2, minIterations: 1, minWarmupMs: 5, maxWarmupMs: 20 },
  },
  full: {
    ...{ rounds: 61, leastRounds: 7, passes: MOST_LOOKS, level: LEVEL },
    ...{ minRoundMs: 5, minIterations: 1, minWarmupMs: 50, maxWarmupMs: 500 },
  },
};

/** How a profile times a run in passes. */
export function passSettingsFor(profile: Profile): PassSettings {
  return passSettings[profile];
}

/** How long a quick run of many experiments goes on: half a minute for each, from 5 to 15 minutes. */
const MANY = { minutesEach: 0.5, least: 5, most: 15 } as const;

/**
 * Time that a run of some experiments may take where nothing else is said, ms.
 *
 * @param timed  the number of those that have something to time
 */
export function budgetFor(profile: Profile, timed: number): number {
  const { minutesEach, least, most } = MANY;
  const ofMany = Math.min(most, Math.max(least, minutesEach * timed));
  const minutes = { smoke: 0, quick: Math.min(timed, ofMany), full: Math.min(60, 6 * timed) };
  return minutes[profile] * 60_000;
}
