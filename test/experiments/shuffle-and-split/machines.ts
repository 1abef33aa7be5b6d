import type { Machines } from '../synthetic-run.js';

/** Of arms that a claim expects to take more or less time than others. */
const FACTORS: Readonly<Record<string, number>> = {
  'g=3-shuffle': 1.08,
  transpose: 1.5,
  'value-by-value': 5,
  'unit-value-by-value': 1.08,
  interleaved: 0.9,
  'branches-only': 0.8,
  'one-op': 0.85,
  'permuted-weights': 0.85,
};

export const machines: Machines = {
  // Shuffles have no multiply-accumulates and take time as well.
  none: { timeNs: ({ macs }) => 1e4 + macs },
  effect: { timeNs: ({ macs, arm }) => (1e4 + macs) * (FACTORS[arm] ?? 1) },
};
