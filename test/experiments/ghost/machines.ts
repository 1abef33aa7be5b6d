import type { Machines } from '../synthetic-run.js';

/** Times in units of work, where an arm takes longer or less than its multiply-accumulates. */
const FACTORS: Readonly<Record<string, number>> = {
  'pointwise/c=16-full': 2,
  'parts/cheap': 3,
  'networks/ghostnet': 10,
  'networks/mobilenet-v3-large': 1.2,
  'causes/c=64-s=2-shared': 0.6,
};

/** Arms without multiply-accumulates take some time. */
const time = (macs: number) => 0.5 * macs + 1000;

export const machines: Machines = {
  none: { timeNs: ({ macs }) => time(macs) },
  effect: {
    timeNs: ({ suite, arm, macs, memoryAccessCost }) =>
      suite === 'parts' && arm === 'concat'
        ? 2 * memoryAccessCost
        : time(macs * (FACTORS[`${suite}/${arm}`] ?? 1)),
  },
  ofClaims: {
    ...Object.fromEntries(
      ['pointwise-16', 'pointwise-64', 'square-2', 'square-4', 'square-2-direct', 'bottleneck'].map(id => [
        id,
        { none: { timeNs: () => 1e6 } },
      ]),
    ),
    'shift-free': { none: { timeNs: ({ memoryAccessCost }) => memoryAccessCost } },
    'grouped-cheaper': { none: { timeNs: ({ memoryAccessCost }) => memoryAccessCost } },
  },
};
