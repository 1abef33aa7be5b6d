import { type Machines, WORK } from '../synthetic-run.js';

export const machines: Machines = {
  none: WORK,
  /** Counts alone decide these. */
  withoutEffect: ['late-worse', 'expansion-block', 'windows-mbconv', 'windows-fused'],
  effect: {
    timeNs: ({ suite, arm, macs, memoryAccessCost }) => {
      if (suite === 'expansion') return memoryAccessCost;
      if (suite === 'window') return macs;
      if (arm === 'fused-stage1-3') return 0.4 * macs;
      if (suite.startsWith('stages'))
        return arm.includes('stage6') ? macs : arm.endsWith('fused') ? 0.15 * macs : macs;
      return macs * (arm.endsWith('-relu') ? 0.7 : arm.endsWith('-direct') ? 2 : 1);
    },
  },
};
