import type { Machines } from '../synthetic-run.js';

const FACTORS: Readonly<Record<string, number>> = {
  'forms/square-window': 0.7,
  'forms/windows-only': 0.3,
  'bottleneck/dfc-branch': 1.5,
  'networks/ghostnet-v2': 2,
};

/** Arms without multiply-accumulates take some time. */
const time = (macs: number) => 0.5 * macs + 1000;

/** All arms take as long as each other. */
const same = { none: { timeNs: () => 1e6 } };

export const machines: Machines = {
  none: { timeNs: ({ macs }) => time(macs) },
  effect: { timeNs: ({ suite, arm, macs }) => time(macs * (FACTORS[`${suite}/${arm}`] ?? 1)) },
  ofClaims: {
    decoupling: same,
    windows: same,
    network: same,
    pooling: same,
    'two-windows': same,
    'bottleneck-dfc': same,
    'bottleneck-se': same,
  },
};
