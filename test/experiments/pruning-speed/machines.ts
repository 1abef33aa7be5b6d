import { type Machines, WORK } from '../synthetic-run.js';

export const machines: Machines = {
  none: WORK,
  effect: {
    timeNs: ({ suite, arm, macs }) => {
      if (suite.startsWith('stairs')) return 0.5 * macs * (Number(arm) % 4 === 0 ? 1 : 1.4);
      if (suite.startsWith('batch')) return 1e6 * (1 + 0.01 * Number(arm.slice('batch='.length)));
      const slower = arm === '0%' ? 1 : arm.endsWith('-aligned') ? 1.4 : 1.8;
      return arm === 'one-filter' ? 0.1 * 0.5 * 30e6 : 0.5 * macs * slower;
    },
  },
};
