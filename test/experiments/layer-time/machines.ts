import type { Machines } from '../synthetic-run.js';

export const machines: Machines = {
  none: { timeNs: ({ macs }) => 1 + 0.5 * macs },
  // A constant for every kind without multiply-accumulates, the largest for batch norm.
  effect: {
    timeNs: ({ arm, macs }) => {
      if (arm === 'built') return 0.56 * macs;
      if (arm === 'fused') return 0.5 * macs;
      return macs > 0 ? 0.6 * macs : arm.endsWith('batch-norm') ? 4e6 : 2e6;
    },
  },
  // Where time is work, a share of the work is a share of the time.
  withoutEffect: ['pointwise-95'],
};
