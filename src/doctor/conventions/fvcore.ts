import type { Convention } from './convention.js';
import { inputsOf, outputsOf, resized } from './parts-of-ops.js';

/** `FlopCountAnalysis`: traces the model and counts by op; a bias, an activation and a sum count nothing. */
export const fvcore: Convention = {
  tool: 'fvcore',
  version: '0.1.5.post20221221',
  called: 'flops',
  perMac: 1,
  source: 'fvcore/nn/flop_count.py, _DEFAULT_SUPPORTED_OPS; fvcore/nn/jit_handles.py',
  adjustments: [
    {
      why: 'for batch norm, 2 for each element',
      operations: node => 2 * outputsOf('batchNorm')(node),
    },
    {
      why: 'for instance and layer norm, 5 for each element',
      operations: node => 5 * outputsOf('instanceNorm', 'layerNorm')(node),
    },
    {
      why: 'for global average pools, 1 for each input element',
      operations: inputsOf('globalPool'),
      unless: 'A pool that is written x.mean((2, 3)) counts nothing.',
    },
    { why: 'for nearest-neighbour resizing, 1 for each output element', operations: resized('nearest') },
    {
      why: 'for bilinear resizing, 4 for each output element',
      operations: node => 4 * resized('linear')(node),
    },
  ],
};
