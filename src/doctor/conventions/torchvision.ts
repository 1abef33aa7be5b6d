import type { Convention } from './convention.js';

/** The column "GFLOPS" of torchvision's tables of models: convolutions and matrix products, without biases. */
export const torchvision: Convention = {
  tool: 'torchvision',
  version: '0.29.2',
  called: 'GFLOPS',
  perMac: 1,
  source: 'torchvision’s test/common_extended_utils.py, flop_mapping; weights.meta["_ops"]',
  adjustments: [],
};
