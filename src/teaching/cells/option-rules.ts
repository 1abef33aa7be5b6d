import { optional, required } from '../../errors/arguments.js';
import type { Profile } from '../../measure/results/rows.js';

/** What options may be that several calls in cells have. */
export const optionRules = {
  profile: optional(
    required<Profile>('smoke, quick or full', value => /^(smoke|quick|full)$/.test(String(value))),
  ),
  /** Of inputs, weights, orders and intervals. */
  seed: optional(
    required<number>('an integer from 0', value => Number.isSafeInteger(value) && Number(value) >= 0),
  ),
  names: optional(
    required<readonly string[]>(
      'an array of names',
      value => Array.isArray(value) && value.every(name => typeof name === 'string'),
    ),
  ),
  flag: optional(required<boolean>('true or false', value => typeof value === 'boolean')),
  folder: optional(
    required<string>('the path of a folder', value => typeof value === 'string' && value !== ''),
  ),
};
