import { elements } from '../../tensors/tensor.js';
import type { Convention, CountedNode } from './convention.js';
import { biases, overcountedTranspose, productsOfMaps } from './parts-of-ops.js';

/** `summary`: each parameter of a module once for each image, and those of a convolution once for each output pixel. */
export const torchinfo: Convention = {
  tool: 'torchinfo',
  version: '1.8.0',
  called: 'mult-adds',
  perMac: 1,
  source: 'torchinfo/layer_info.py, LayerInfo.calculate_macs',
  adjustments: [
    { why: 'for biases, 1 for each output element', operations: biases },
    {
      why: 'for batch norm, 2 for each channel, however large the map',
      operations: norms('batchNorm'),
    },
    {
      why: 'for instance norm, 2 for each channel, however large the map',
      operations: norms('instanceNorm'),
    },
    { why: 'for layer norm and PReLU, 1 for each parameter', operations: otherParameters },
    {
      why: 'for transposed convolutions, whose filters it applies at every output pixel',
      operations: overcountedTranspose,
    },
    {
      why: 'of products of two computed matrices, which are no module',
      operations: node => -productsOfMaps(node),
    },
  ],
};

function norms(name: string): (counted: CountedNode) => number {
  return ({ node }) => {
    const op: string = node.op;
    const [N, C] = node.shape;
    return op === name ? N * 2 * C : 0;
  };
}

function otherParameters({ node }: CountedNode): number {
  const op: string = node.op;
  if (op !== 'layerNorm' && op !== 'prelu') return 0;
  return node.shape[0] * node.weightShapes.reduce((sum, shape) => sum + elements(shape), 0);
}
