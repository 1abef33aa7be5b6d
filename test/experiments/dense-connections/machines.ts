import { type Machines, WORK } from '../synthetic-run.js';

/** Of arms that a claim expects to take more or less time than others. */
const FACTORS: Readonly<Record<string, number>> = {
  'pre-activation': 1.4,
  'dense-direct': 1.4,
  pieces: 1.3,
  'copies-16': 1.1,
};

export const machines: Machines = {
  none: WORK,
  effect: { timeNs: ({ macs, arm }) => macs * (FACTORS[arm] ?? 1) },
};
