import { type Machines, WORK } from '../synthetic-run.js';

export const machines: Machines = {
  none: WORK,
  // 95 % of the synthetic peak of 5 GFLOP/s for the WebAssembly kernel, half of that time for threads.
  effect: {
    timeNs: ({ arm, macs }) => {
      if (arm === 'wasm-threads') return 0.2 * macs;
      return arm.startsWith('wasm') ? 0.42 * macs : 5 * macs * 0.8 ** Number(arm[0]);
    },
  },
};
