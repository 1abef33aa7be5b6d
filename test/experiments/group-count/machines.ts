import { type Machines, WORK } from '../synthetic-run.js';

export const machines: Machines = {
  none: WORK,
  effect: {
    timeNs: ({ suite, arm, macs, memoryAccessCost }) => {
      if (suite === 'tiles') return macs * (arm === '184' ? 1.3 : 1);
      // Small maps stay in a cache, so that only the work counts there.
      if (arm.endsWith('14²')) return macs;
      return memoryAccessCost ** 1.3 * (arm.endsWith('per-group') ? 1.3 : 1);
    },
  },
};
