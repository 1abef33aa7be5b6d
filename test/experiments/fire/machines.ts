import { type Machines, WORK } from '../synthetic-run.js';

export const machines: Machines = {
  none: WORK,
  /** Counts alone decide these. */
  withoutEffect: ['late-slower', 'releases', 'no-faster'],
  effect: {
    timeNs: ({ suite, arm, macs }) => {
      if (suite === 'squeeze-ratio') return macs ** 0.7;
      if (suite === 'share-3x3') return macs ** 0.6;
      if (suite === 'kernels') return macs ** 0.6 * (arm.endsWith('-direct') ? 1.5 : 1);
      if (arm === 'dense') return 4 * macs;
      return macs;
    },
  },
};
