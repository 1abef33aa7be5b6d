import { type Machines, MEMORY, WORK } from '../synthetic-run.js';

export const machines: Machines = {
  none: WORK,
  // Small maps stay in a cache, so that only the work counts there.
  effect: { timeNs: arm => (arm.arm.endsWith('14²') ? arm.macs : MEMORY.timeNs(arm)) },
};
