import { type Machines, WORK } from '../synthetic-run.js';

export const machines: Machines = {
  none: WORK,
  effect: { timeNs: ({ arm, macs }) => 0.5 * macs * (1 + 0.015 * (Number(arm.slice('t='.length)) - 1)) },
  // Less memory at no cost is helpful indeed.
  withoutEffect: ['most-helpful'],
};
