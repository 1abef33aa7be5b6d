import type { Machines } from '../synthetic-run.js';

/** How many times as long as without an activation, or with ReLU. */
const FACTORS: Readonly<Record<string, number>> = {
  hSwish: 1.5,
  'hSwish-in-4-passes': 6,
  swish: 3,
  'relu-separate': 1.5,
  'hSwish-separate': 2,
  'everywhere, in 4 passes': 1.4,
  everywhere: 1.08,
  'second half': 1.01,
};

const timeNs = ({ macs }: { macs: number }) => 1e4 + 0.5 * macs;

export const machines: Machines = {
  none: { timeNs },
  effect: { timeNs: arm => timeNs(arm) * (FACTORS[arm.arm] ?? 1) },
};
