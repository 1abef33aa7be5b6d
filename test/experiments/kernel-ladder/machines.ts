import type { Effect, Machines } from '../synthetic-run.js';
import { WORK } from '../synthetic-run.js';

/** 97 % of the synthetic peak of 5 GFLOP/s for the WebAssembly kernel, half of that time for threads. */
const effect: Effect = {
  timeNs: ({ arm, macs }) => {
    if (arm === 'wasm-threads') return 0.2 * macs;
    return arm.startsWith('wasm') ? 0.412 * macs : 5 * macs * 0.8 ** Number(arm[0]);
  },
};

export const machines: Machines = {
  none: WORK,
  effect,
  // The peak was measured once: only several passes show that the machine's speed stays what it was.
  ofClaims: { peak: { effect: { ...effect, passes: 5 } } },
};
