import { type Machines, WORK } from '../synthetic-run.js';

export const machines: Machines = {
  none: WORK,
  effect: {
    timeNs: ({ suite, arm, macs, memoryAccessCost }) => {
      if (suite !== 'stack' || arm.endsWith('pointwise')) return macs ** (suite === 'stack' ? 1 : 0.7);
      return memoryAccessCost ** 0.9;
    },
  },
};
