import { type Machines, WORK } from '../synthetic-run.js';

export const machines: Machines = {
  none: WORK,
  effect: {
    timeNs({ suite, arm, macs, memoryAccessCost }) {
      // A depthwise multiply-accumulate takes as long as 8 others.
      // A map of odd sides waits for a remainder of pixels.
      const odd = arm === 'small-7' ? 1.2 : 1;
      if (suite === 'slice') return odd * memoryAccessCost ** 1.2 * (arm.endsWith('depthwise') ? 8 : 1);
      return macs ** 0.6 * (arm.startsWith('width') ? 1.3 : 1);
    },
  },
};
