import { type Machines, WORK } from '../synthetic-run.js';

/** Times the work of an arm. */
const SLOWER: Readonly<Record<string, number>> = {
  inverted: 1.6,
  'depthwise-alone': 4,
  't=12': 1.5,
  'standard-direct': 1.8,
};

export const machines: Machines = {
  // Even the projection, which does more work, takes no longer.
  none: { timeNs: arm => (arm.suite === 'stride-2' ? 1e6 : WORK.timeNs(arm)) },
  effect: { timeNs: arm => WORK.timeNs(arm) * (SLOWER[arm.arm] ?? 1) },
};
