import { expectObject } from '../errors/arguments.js';
import type { OpName } from '../kernels/op.js';
import { type Graph, type OpNode, opNodes } from '../networks/graph/graph.js';

/** Every kind of layer, by what it is for: the order in which tables and figures show them. */
export const KINDS = [
  'convolution',
  'depthwise',
  'pointwise',
  'dense',
  'batch-norm',
  'norm',
  'activation',
  'pool',
  'element-wise',
  'data',
  'unknown',
] as const;

/** What a layer is for, as far as its time is concerned. */
export type Kind = (typeof KINDS)[number];

/** How a kind is called for people. */
export const KIND_NAMES: { readonly [K in Kind]: string } = {
  convolution: 'full convolution',
  depthwise: 'depthwise convolution',
  pointwise: '1×1 convolution',
  dense: 'dense',
  'batch-norm': 'batch norm',
  norm: 'other norm',
  activation: 'activation',
  pool: 'pool',
  'element-wise': 'sum or product of maps',
  data: 'data movement',
  unknown: 'unknown op',
};

/** Convolutions and matrix products, the "tensor layers"; all other kinds are what comes between them. */
export const TENSOR_KINDS: readonly Kind[] = ['convolution', 'depthwise', 'pointwise', 'dense'];

const kinds: { readonly [K in OpName]: Kind } = {
  conv2d: 'convolution',
  depthwise: 'depthwise',
  pointwise: 'pointwise',
  groupedPointwise: 'pointwise',
  dense: 'dense',
  matmul: 'dense',
  batchNorm: 'batch-norm',
  relu: 'activation',
  relu6: 'activation',
  sigmoid: 'activation',
  swish: 'activation',
  hardSigmoid: 'activation',
  hSwish: 'activation',
  prelu: 'activation',
  softmax: 'activation',
  maxPool: 'pool',
  avgPool: 'pool',
  globalPool: 'pool',
  add: 'element-wise',
  multiply: 'element-wise',
  constant: 'data',
  unary: 'activation',
  binary: 'element-wise',
  reduce: 'pool',
  argMax: 'pool',
  globalMaxPool: 'pool',
  lrn: 'norm',
  instanceNorm: 'norm',
  layerNorm: 'norm',
  batchedMatmul: 'dense',
  concat: 'data',
  channelSlice: 'data',
  channelShuffle: 'data',
  upsample: 'data',
  reshape: 'data',
  transpose: 'data',
  slice: 'data',
  pad: 'data',
  expand: 'data',
  tile: 'data',
  gather: 'data',
  resize: 'data',
  depthToSpace: 'data',
  spaceToDepth: 'data',
  convTranspose: 'convolution',
  quantize: 'activation',
  dequantize: 'activation',
  quantizedConv: 'convolution',
  integerConv: 'convolution',
  foreign: 'unknown',
};

/** The kind of an op; a fused activation belongs to the op that it is fused into. */
export function kindOf(node: Pick<OpNode, 'op'>): Kind {
  expectObject('kindOf: node', node, 'a node of a graph, for instance opNodes(graph)[0]');
  return kinds[node.op];
}

/** The kinds of ops in a graph, in the order of all kinds. */
export function kindsIn(graph: Graph): readonly Kind[] {
  const found = new Set(opNodes(graph).map(kindOf));
  return KINDS.filter(kind => found.has(kind));
}
