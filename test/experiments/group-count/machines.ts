import { type Machines, WORK } from '../synthetic-run.js';

export const machines: Machines = {
  none: WORK,
  effect: {
    timeNs: ({ arm, memoryAccessCost }) => memoryAccessCost ** 1.3 * (arm.endsWith('per-group') ? 1.3 : 1),
  },
};
