import { type Machines, WORK } from '../synthetic-run.js';

/** Times that have every effect: arms that are said to be slower take longer than their work. */
const FACTORS: Readonly<Record<string, number>> = {
  'dilation/d=2': 1.5,
  'dilation/d=16': 2,
  'depthwise/d=2': 1.5,
  'v2/eesp-dilated': 2,
  'direct/d=2': 1.5,
  'direct/d=16': 2,
  'direct/d=1-winograd': 0.5,
  'v1/esp': 1.15,
  'v1/standard': 1.2,
  'last/separate': 1.4,
  'last/separate-small': 3,
};

export const machines: Machines = {
  none: WORK,
  effect: { timeNs: ({ suite, arm, macs }) => 0.5 * macs * (FACTORS[`${suite}/${arm}`] ?? 1) },
  // Their work alone makes them slower; without the effect all modules take as long.
  ofClaims: Object.fromEntries(
    ['v1-time', 'v1-time-direct', 'v2-time'].map(id => [id, { none: { timeNs: () => 1e6 } }]),
  ),
};
