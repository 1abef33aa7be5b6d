import type { Convention } from './convention.js';

/** PyTorch’s own counter, the only one here that counts a multiply and an add as two. */
export const torch: Convention = {
  tool: 'PyTorch FlopCounterMode',
  version: '2.15.0',
  called: 'FLOPs',
  perMac: 2,
  source: 'torch/utils/flop_counter.py, flop_registry',
  adjustments: [],
};
