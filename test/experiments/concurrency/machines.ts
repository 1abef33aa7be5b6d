import type { Machines } from '../synthetic-run.js';

/** A time of each mode, by case; one thread is 1. */
const TIMES: Readonly<Record<string, readonly [inTurn: number, atOnce: number]>> = {
  tiny: [5, 3],
  small: [1.2, 0.8],
  large: [0.55, 0.55],
  unequal: [0.55, 0.75],
  series: [0.6, 1],
  parallel: [0.8, 0.55],
  inception: [0.55, 0.8],
};

const timeOf = (suite: string, arm: string): number => {
  const [inTurn, atOnce] = TIMES[suite] ?? [1, 1];
  return { 'in-turn': inTurn, 'at-once': atOnce }[arm] ?? 1;
};

/** Where threads change nothing; and where everything is as claimed. */
export const machines: Machines = {
  none: { timeNs: ({ macs }) => 0.5 * macs },
  effect: { timeNs: ({ suite, arm, macs }) => 0.5 * macs * timeOf(suite, arm) },
};
