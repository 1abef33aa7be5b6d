import { type Machines, MEMORY, WORK } from '../synthetic-run.js';

export const machines: Machines = {
  none: WORK,
  effect: { timeNs: ({ arm, macs }) => macs * (arm.startsWith('mobilenet-v1') ? 1.6 : 1) },
  ofClaims: { order: { effect: MEMORY } },
  // Its interval is over the networks.
  withoutRounds: ['order'],
};
