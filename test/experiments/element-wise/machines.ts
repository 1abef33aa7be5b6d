import { type Machines, WORK } from '../synthetic-run.js';

/** What the forms take on top of their convolutions. */
const EXTRA: Readonly<Record<string, number>> = {
  both: 1.3,
  'no-shortcut': 1.1,
  'no-relu': 1.15,
};

export const machines: Machines = {
  // The passes alone and the sums do no multiply-accumulates: here they take a share of the work of their units.
  none: {
    timeNs: arm => (arm.arm.endsWith('-sum') ? 1e4 : WORK.timeNs(arm) + 1e8),
  },
  effect: {
    timeNs: ({ arm, macs, memoryAccessCost }) =>
      arm.endsWith('-sum') ? memoryAccessCost ** 1.2 : 0.02 * macs * (EXTRA[arm] ?? 1) + 1,
  },
};
