import { type Machines, WORK } from '../synthetic-run.js';

export const machines: Machines = {
  none: WORK,
  /** Counts alone decide these. */
  withoutEffect: ['each-step-saves', 'first-step-direct', 'order'],
  effect: {
    timeNs: ({ suite, arm, macs, memoryAccessCost }) => {
      if (suite === 'activation') return memoryAccessCost;
      if (arm === 'xception') return 1.2 * macs;
      const towers = arm.includes('towers') ? 1.5 : 1;
      return macs ** 0.8 * towers * (arm.endsWith('-direct') ? 1.5 : 1);
    },
  },
};
