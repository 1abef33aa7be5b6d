import { type OpParameters, resizeModes } from '../../kernels/op.js';
import { elements } from '../../tensors/tensor.js';
import type { Convention, CountedNode } from './convention.js';
import { activated, biases, inputsOf, outputsOf, resized } from './parts-of-ops.js';

/**
 * `get_model_complexity_info` with its default backend, `pytorch`: hooks on modules, and wrappers around functions of
 * `torch.nn.functional`. A module that calls such a function is counted twice, by its hook and by the wrapper. The other
 * backend, `aten`, adds biases only.
 */
export const ptflops: Convention = {
  tool: 'ptflops',
  version: '0.7.5',
  called: 'MACs',
  perMac: 1,
  source: 'ptflops/pytorch_ops.py, MODULES_MAPPING and FUNCTIONAL_MAPPING; ptflops/pytorch_engine.py',
  adjustments: [
    { why: 'for biases, 1 for each output element', operations: biases },
    { why: 'for batch norm, 2 for each element', operations: node => 2 * outputsOf('batchNorm')(node) },
    { why: 'for instance norm, 2 for each element', operations: node => 2 * outputsOf('instanceNorm')(node) },
    { why: 'for layer norm, 1 for each element', operations: outputsOf('layerNorm') },
    {
      why: 'for ReLU, PReLU, ELU and GELU, 2 for each element: it counts the module, and the function that it calls',
      operations: node => 2 * activated('relu', 'prelu', 'elu', 'gelu', 'geluTanh')(node),
      unless: 'An activation that the model calls as a function counts once.',
    },
    {
      why: 'for ReLU6, leaky ReLU and SiLU, 1 for each element',
      operations: activated('relu6', 'leakyRelu', 'swish'),
    },
    {
      why: 'for pools, 2 for each input element: it counts the module, and the function that it calls',
      operations: node => 2 * inputsOf('maxPool', 'avgPool', 'globalPool', 'globalMaxPool')(node),
      unless: 'A pool that the model calls as a function counts once.',
    },
    { why: 'for softmax, 1 for each element', operations: softmax },
    {
      why: 'for resizing, 2 for each output element: it counts the module, and the function that it calls',
      operations: node => resizeModes.reduce((sum, mode) => sum + twiceResized(node, mode), 0),
    },
    {
      why: 'for local response norm, through the functions that it is made of',
      operations: localResponse,
    },
  ],
};

/** LogSoftmax counts nothing. */
function softmax(counted: CountedNode): number {
  const { log } = counted.node.parameters as OpParameters['softmax'];
  return log ? 0 : outputsOf('softmax')(counted);
}

/** The hook counts one image only, the function all of the batch. */
function twiceResized(counted: CountedNode, mode: OpParameters['resize']['mode']): number {
  const out = resized(mode)(counted);
  return out + out / counted.node.shape[0];
}

/** x², its mean over padded channels, · α, + k. */
function localResponse({ node }: CountedNode): number {
  if (node.op !== 'lrn') return 0;
  const { size } = node.parameters as OpParameters['lrn'];
  const [N, , H, W] = node.shape;
  return 4 * elements(node.shape) + N * (size - 1) * H * W;
}
