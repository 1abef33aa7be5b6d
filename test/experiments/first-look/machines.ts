import { type Machines, WORK } from '../synthetic-run.js';

export const machines: Machines = {
  none: WORK,
  effect: { timeNs: ({ arm, macs }) => macs * (arm.startsWith('depthwise') ? 2 : 1) },
};
