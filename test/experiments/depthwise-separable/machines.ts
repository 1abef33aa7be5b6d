import { type Machines, WORK } from '../synthetic-run.js';

export const machines: Machines = {
  none: WORK,
  effect: {
    timeNs: ({ suite, arm, macs }) => {
      if (suite === 'shufflenet-v1') return macs ** 0.69;
      // Winograd's algorithm does less work than is counted.
      if (suite === 'without-winograd' && arm.endsWith('-full')) return 0.3 * macs;
      const slower = arm.endsWith('depthwise') ? 5 : arm.endsWith('separable') ? 1.5 : 1;
      return 0.5 * macs * slower;
    },
  },
};
