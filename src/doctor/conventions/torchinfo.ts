import type { OpName } from '../../kernels/op.js';
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
      why: 'for dense layers on sequences, of which it counts one element',
      operations: sequences,
    },
    {
      why: 'for products of two computed matrices, which no module makes',
      operations: node => -productsOfMaps(node),
    },
  ],
};

function norms(op: OpName): (counted: CountedNode) => number {
  return ({ node }) => {
    const [N, C] = node.shape;
    return node.op === op ? N * 2 * C : 0;
  };
}

/** A dense layer [N, …, C] → [N, …, K] counts N·C·K. */
function sequences({ node, inputs, byConstant, macs }: CountedNode): number {
  if (!byConstant || inputs[0].length === 2) return 0;
  return node.shape[0] * inputs[0].at(-1)! * node.shape.at(-1)! - macs;
}

function otherParameters({ node }: CountedNode): number {
  if (node.op !== 'layerNorm' && node.op !== 'prelu') return 0;
  return node.shape[0] * node.weightShapes.reduce((sum, shape) => sum + elements(shape), 0);
}
