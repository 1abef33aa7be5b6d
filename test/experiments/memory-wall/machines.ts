import type { Machines } from '../synthetic-run.js';

/** The time of the bytes, which are the same in each layer. */
const BYTES_NS = 1e6;

export const machines: Machines = {
  // Layers without multiply-accumulates take time as well.
  none: { timeNs: ({ macs }) => 1 + macs },
  // A roofline whose corner is between the layers of 8 and 32 channels.
  effect: { timeNs: ({ macs }) => Math.max(BYTES_NS, macs / 20) },
  ofClaims: { 'flat-roof': { none: { timeNs: () => BYTES_NS } } },
};
