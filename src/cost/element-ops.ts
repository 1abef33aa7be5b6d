import type { OpName } from '../kernels/op.js';
import { type Graph, opNodes } from '../networks/graph/graph.js';
import { elements } from '../tensors/tensor.js';
import { countNode } from './counts.js';

/** Element operations by purpose; they add up to `elementOps` of `countGraph`. */
export interface ElementOps {
  /** Batch norm and all other norms. */
  readonly batchNorm: number;
  /** Activations and other functions of one number, fused or not, softmax, and quantising. */
  readonly activations: number;
  /** Pools and other reductions, and the pixels of which resizing makes one. */
  readonly pools: number;
  /** Sums, products and other functions of two tensors: residuals and gates. */
  readonly sums: number;
}

/** The purpose of each op's own element operations; an op that is not listed has none. */
const purpose: { readonly [K in OpName]?: keyof ElementOps } = {
  batchNorm: 'batchNorm',
  relu: 'activations',
  relu6: 'activations',
  sigmoid: 'activations',
  swish: 'activations',
  hardSigmoid: 'activations',
  hSwish: 'activations',
  prelu: 'activations',
  softmax: 'activations',
  maxPool: 'pools',
  avgPool: 'pools',
  globalPool: 'pools',
  add: 'sums',
  multiply: 'sums',
  unary: 'activations',
  binary: 'sums',
  reduce: 'pools',
  argMax: 'pools',
  globalMaxPool: 'pools',
  lrn: 'batchNorm',
  instanceNorm: 'batchNorm',
  layerNorm: 'batchNorm',
  resize: 'pools',
  quantize: 'activations',
  dequantize: 'activations',
};

/**
 * Divides the element operations of a graph by their purpose, counted as in `countNode`.
 *
 * @throws {Error} where an op has element operations and no purpose
 */
export function elementOpsOf(graph: Graph): ElementOps {
  const counted = { batchNorm: 0, activations: 0, pools: 0, sums: 0 };
  for (const node of opNodes(graph)) {
    const fused = 'activation' in node.parameters && node.parameters.activation ? elements(node.shape) : 0;
    const own = countNode(node, graph).elementOps - fused;
    counted.activations += fused;
    if (own === 0) continue;
    const key = purpose[node.op];
    if (!key) {
      throw new Error(
        `elementOpsOf: ${node.name} is a ${node.op}, expected ${Object.keys(purpose).join(', ')}`,
      );
    }
    counted[key] += own;
  }
  return counted;
}
