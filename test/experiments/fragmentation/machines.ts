import { type Machines, WORK } from '../synthetic-run.js';

/** Arms in pieces: those of Table 3 by their ids, and the two blocks of published networks. */
const slowdown = (arm: string): number => {
  if (arm === '4-in-place') return 2;
  if (arm.startsWith('4')) return 4;
  if (arm === 'inception' || arm === 'nasnet-cell') return 1.5;
  return 1;
};

export const machines: Machines = {
  none: WORK,
  effect: { timeNs: ({ arm, macs }) => 0.5 * macs * slowdown(arm) },
};
