import type { OpParameters } from '../../kernels/op.js';
import { elements } from '../../tensors/tensor.js';
import type { Convention, CountedNode } from './convention.js';
import { activated, outputsOf, overcountedTranspose, productsOfMaps, resized } from './parts-of-ops.js';

/** `profile`: hooks on modules; what the model calls as a function counts nothing. */
export const thop: Convention = {
  tool: 'thop',
  version: '0.1.1.post2209072238',
  called: 'MACs',
  perMac: 1,
  source: 'thop/profile.py, register_hooks; thop/vision/basic_hooks.py; thop/vision/calc_func.py',
  adjustments: [
    {
      why: 'for batch norm, 4 for each element: 2, doubled for its scale and shift',
      operations: node => 4 * outputsOf('batchNorm')(node),
    },
    {
      why: 'for instance and layer norm, 4 for each element',
      operations: node => 4 * outputsOf('instanceNorm', 'layerNorm')(node),
    },
    { why: 'for PReLU, 1 for each element', operations: activated('prelu') },
    { why: 'for softmax, 3·classes − 1 for each image', operations: softmax },
    { why: 'for average pools, 1 for each output element', operations: outputsOf('avgPool') },
    {
      why: 'for global average pools, H·W + 1 for each channel',
      operations: globalPool,
      unless: 'A pool that the model calls as a function counts nothing.',
    },
    { why: 'for nearest-neighbour resizing, 1 for each output element', operations: resized('nearest') },
    {
      why: 'for bilinear resizing, 11 for each output element',
      operations: node => 11 * resized('linear')(node),
    },
    {
      why: 'for bicubic resizing, 259 for each output element',
      operations: node => 259 * resized('cubic')(node),
    },
    {
      why: 'for transposed convolutions, whose filters it applies at every output pixel',
      operations: overcountedTranspose,
    },
    {
      why: 'for products of two computed matrices, which no module makes',
      operations: node => -productsOfMaps(node),
    },
  ],
};

/** Exponentials, their sum and the quotients of each image. LogSoftmax counts nothing. */
function softmax({ node }: CountedNode): number {
  const { axis = -1, log } = node.parameters as OpParameters['softmax'];
  if (node.op !== 'softmax' || log) return 0;
  const out = elements(node.shape);
  return 3 * out - out / node.shape.at(axis)!;
}

function globalPool({ node, inputs }: CountedNode): number {
  return node.op === 'globalPool' ? elements(inputs[0]) + elements(node.shape) : 0;
}
