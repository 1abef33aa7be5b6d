import type { Machines } from '../synthetic-run.js';

/** Without any effect, squeeze-and-excite is free. */
const timeNs = () => 1e6;

/** How many times as long as without squeeze-and-excite, or as with the paper's. */
function factor(arm: string): number {
  if (arm === '28-pool') return 1.3;
  if (arm === '7-pool') return 1.05;
  if (arm.startsWith('sigmoid')) return 1.3;
  return arm.endsWith('-se') ? 1.4 : 1;
}

export const machines: Machines = {
  none: { timeNs },
  effect: { timeNs: arm => timeNs() * factor(arm.arm) },
  // It says that there is no effect.
  withoutEffect: ['width-is-free'],
};
