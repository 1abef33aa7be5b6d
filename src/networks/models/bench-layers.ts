import type { OpName, OpParameters, RunnableOp } from '../../kernels/op.js';
import type { Shape } from '../../tensors/tensor.js';
import { GraphBuilder } from '../graph/builder.js';
import type { Graph } from '../graph/graph.js';

/** A layer that an op is benched on: `copies` inputs of one shape. */
interface BenchLayer<K extends OpName> {
  readonly input: Shape;
  readonly copies: number;
  readonly parameters: OpParameters[K];
}

const MAP: Shape = [1, 128, 56, 56];
const pool = { kernel: [3, 3], stride: 2, padding: 1 } as const;

const WITHOUT_BIAS = {
  filters: 64,
  kernel: [3, 3],
  stride: 1,
  padding: 1,
  dilation: 1,
  groups: 1,
} as const;
const CONVOLUTION = { ...WITHOUT_BIAS, bias: false };
const INT8 = { type: 'int8', scale: [0.05], zeroPoint: [0] } as const;
const EVERY_OTHER = Array.from({ length: 64 }, (_, i) => 2 * i);

/** The layer of an op without parameters. */
function simple(input: Shape, copies = 1) {
  return { input, copies, parameters: {} };
}

/** One layer for each op, of a size that occurs in the networks of the papers. */
const layers: { readonly [K in RunnableOp]: BenchLayer<K> } = {
  matmul: simple([320, 320], 2),
  conv2d: {
    input: [1, 64, 28, 28],
    copies: 1,
    parameters: CONVOLUTION,
  },
  depthwise: {
    input: MAP,
    copies: 1,
    parameters: { kernel: [3, 3], stride: 1, padding: 1, dilation: 1, bias: false },
  },
  pointwise: { input: MAP, copies: 1, parameters: { filters: 128, bias: false, accumulate: false } },
  groupedPointwise: {
    input: [1, 360, 28, 28],
    copies: 1,
    parameters: { filters: 360, groups: 8, bias: false, perGroup: false },
  },
  dense: { input: [1, 1280], copies: 1, parameters: { units: 1000, bias: true } },
  maxPool: { input: MAP, copies: 1, parameters: pool },
  avgPool: { input: MAP, copies: 1, parameters: pool },
  globalPool: simple(MAP),
  batchNorm: { input: MAP, copies: 1, parameters: { epsilon: 1e-5 } },
  relu: simple(MAP),
  relu6: simple(MAP),
  sigmoid: simple(MAP),
  swish: simple(MAP),
  hardSigmoid: simple(MAP),
  hSwish: simple(MAP),
  prelu: simple(MAP),
  softmax: simple([64, 1000]),
  add: simple(MAP, 2),
  multiply: simple(MAP, 2),
  constant: { input: MAP, copies: 0, parameters: { shape: MAP } },
  unary: { input: MAP, copies: 1, parameters: { function: 'gelu' } },
  binary: { input: MAP, copies: 2, parameters: { function: 'subtract' } },
  reduce: { input: MAP, copies: 1, parameters: { function: 'mean', axes: [2, 3], keep: true } },
  argMax: { input: MAP, copies: 1, parameters: { axis: 1, keep: true } },
  globalMaxPool: simple(MAP),
  lrn: { input: MAP, copies: 1, parameters: { size: 5, alpha: 1e-4, beta: 0.75, bias: 1 } },
  instanceNorm: { input: MAP, copies: 1, parameters: { epsilon: 1e-5 } },
  layerNorm: { input: [196, 768], copies: 1, parameters: { axis: 1, epsilon: 1e-5, bias: true } },
  batchedMatmul: simple([12, 196, 196], 2),
  concat: simple(MAP, 2),
  channelSlice: { input: MAP, copies: 1, parameters: { from: 0, to: 64 } },
  channelShuffle: { input: MAP, copies: 1, parameters: { groups: 8 } },
  upsample: { input: [1, 128, 28, 28], copies: 1, parameters: { size: [56, 56] } },
  reshape: { input: MAP, copies: 1, parameters: { shape: [1, 8, 16, 56, 56] } },
  transpose: { input: MAP, copies: 1, parameters: { order: [0, 2, 3, 1] } },
  slice: {
    input: MAP,
    copies: 1,
    parameters: { starts: [0, 0, 0, 0], ends: [1, 128, 56, 56], steps: [1, 1, 2, 2] },
  },
  pad: {
    input: MAP,
    copies: 1,
    parameters: { before: [0, 0, 1, 1], after: [0, 0, 1, 1], mode: 'constant', value: 0 },
  },
  expand: { input: [1, 128, 1, 1], copies: 1, parameters: { shape: MAP } },
  tile: { input: [1, 128, 28, 28], copies: 1, parameters: { repeats: [1, 1, 2, 2] } },
  gather: { input: MAP, copies: 1, parameters: { axis: 1, indices: EVERY_OTHER } },
  resize: {
    input: [1, 128, 28, 28],
    copies: 1,
    parameters: { size: [56, 56], mode: 'linear', coordinates: 'half_pixel' },
  },
  depthToSpace: { input: MAP, copies: 1, parameters: { block: 2, order: 'CRD' } },
  spaceToDepth: { input: MAP, copies: 1, parameters: { block: 2 } },
  convTranspose: {
    input: [1, 64, 28, 28],
    copies: 1,
    parameters: { ...CONVOLUTION, kernel: [2, 2], stride: 2, padding: 0, outputPadding: 0 },
  },
  quantize: { input: MAP, copies: 1, parameters: INT8 },
  dequantize: { input: MAP, copies: 1, parameters: INT8 },
  quantizedConv: {
    input: [1, 64, 28, 28],
    copies: 1,
    parameters: { ...CONVOLUTION, input: INT8, weights: INT8, output: INT8 },
  },
  integerConv: {
    input: [1, 64, 28, 28],
    copies: 1,
    parameters: { ...WITHOUT_BIAS, input: INT8, weights: INT8 },
  },
};

/** Convolutions of integers, which are quantised first: that takes no time beside them. */
const ON_INTEGERS: readonly OpName[] = ['quantizedConv', 'integerConv'];

/** The layer of an op as a graph whose output it is; an op of two inputs reads the same one twice. */
export function benchGraph(op: RunnableOp): Graph {
  const { input, copies, parameters } = layers[op];
  const builder = new GraphBuilder(`bench-${op}`);
  const given = builder.input(input);
  const x = ON_INTEGERS.includes(op) ? builder.node('quantize', [given], INT8) : given;
  return builder.build(builder.node(op, new Array<number>(copies).fill(x), parameters));
}
