import { expectFields } from '../errors/arguments.js';
import type { OpName, OpParameters } from '../kernels/op.js';
import { expectGraph, type Graph, type OpNode, opNodes } from '../networks/graph/graph.js';
import { elements, type Shape } from '../tensors/tensor.js';

/** What one run of an op or a whole graph does: the same on every machine. */
export interface Counts {
  /** Multiply-accumulates of convolutions and matrix products; 0 for every other op. */
  readonly macs: number;
  /** 2 × macs: a multiply and an add each. The papers call the macs themselves "FLOPs". */
  readonly flops: number;
  /** Element operations of batch norm, activations (fused or not), pools, sums and gates, counted apart from the macs. */
  readonly elementOps: number;
  /** Learned elements of all weights: batch norm's γ and β, but not its running mean and variance. */
  readonly parameters: number;
  /** Elements read and written: each distinct input, each weight and the output once. */
  readonly memoryAccessCost: number;
  /** The same in bytes of float32. */
  readonly bytesMoved: number;
}

/** What the arithmetic of an op depends on. */
interface OpShapes {
  readonly inputs: readonly Shape[];
  readonly output: Shape;
}

type Filters = Pick<OpParameters['conv2d'], 'kernel' | 'groups'>;
type Arithmetic = Pick<Counts, 'macs' | 'elementOps'>;

const macs = (count: number): Arithmetic => ({ macs: count, elementOps: 0 });
const elementOps = (count: number): Arithmetic => ({ macs: 0, elementOps: count });
const onePerOutput = ({ output }: OpShapes): Arithmetic => elementOps(elements(output));
const onePerInput = ({ inputs }: OpShapes): Arithmetic => elementOps(elements(inputs[0]));
const window = ({ output }: OpShapes, { kernel }: OpParameters['maxPool']): Arithmetic =>
  elementOps(elements(output) * kernel[0] * kernel[1]);
const filters = ({ inputs, output }: OpShapes, { kernel, groups }: Filters): Arithmetic =>
  macs(elements(output) * (inputs[0][1] / groups) * kernel[0] * kernel[1]);
const onlyMoves = (): Arithmetic => elementOps(0);

/** Arithmetic per op; the type makes a missing op a compile error. */
const arithmetic: {
  readonly [K in OpName]: (shapes: OpShapes, parameters: OpParameters[K]) => Arithmetic;
} = {
  matmul: ({ inputs, output }) => macs(elements(output) * inputs[0][1]),
  conv2d: filters,
  depthwise: ({ output }, { kernel }) => macs(elements(output) * kernel[0] * kernel[1]),
  pointwise: ({ inputs, output }) => macs(elements(output) * inputs[0][1]),
  groupedPointwise: ({ inputs, output }, { groups }) => macs(elements(output) * (inputs[0][1] / groups)),
  dense: ({ inputs, output }) => macs(elements(output) * (elements(inputs[0]) / inputs[0][0])),
  maxPool: window,
  avgPool: window,
  globalPool: onePerInput,
  batchNorm: onePerOutput,
  relu: onePerOutput,
  relu6: onePerOutput,
  sigmoid: onePerOutput,
  swish: onePerOutput,
  hardSigmoid: onePerOutput,
  hSwish: onePerOutput,
  prelu: onePerOutput,
  softmax: onePerOutput,
  add: ({ inputs, output }) => elementOps(elements(output) * (inputs.length - 1)),
  multiply: onePerOutput,
  constant: onlyMoves,
  unary: onePerOutput,
  binary: onePerOutput,
  reduce: onePerInput,
  argMax: onePerInput,
  globalMaxPool: onePerInput,
  lrn: onePerOutput,
  instanceNorm: onePerOutput,
  layerNorm: onePerOutput,
  batchedMatmul: ({ inputs, output }) => macs(elements(output) * inputs[0].at(-1)!),
  concat: onlyMoves,
  channelSlice: onlyMoves,
  channelShuffle: onlyMoves,
  upsample: onlyMoves,
  reshape: onlyMoves,
  transpose: onlyMoves,
  slice: onlyMoves,
  pad: onlyMoves,
  expand: onlyMoves,
  tile: onlyMoves,
  gather: onlyMoves,
  resize: ({ output }, { mode }) => elementOps(elements(output) * { nearest: 0, linear: 4, cubic: 16 }[mode]),
  depthToSpace: onlyMoves,
  spaceToDepth: onlyMoves,
  convTranspose: ({ inputs }, { filters, kernel, groups }) =>
    macs(elements(inputs[0]) * (filters / groups) * kernel[0] * kernel[1]),
  quantize: onePerOutput,
  dequantize: onePerOutput,
  quantizedConv: filters,
  integerConv: filters,
  foreign: onlyMoves,
};

/** Ops that read no more of their input than they write. */
const READ_WHAT_THEY_KEEP: readonly OpName[] = ['channelSlice', 'slice', 'gather'];

/**
 * Counts one op of a graph.
 *
 * Conventions:
 * - macs = N·K·P·Q·(C/G)·R·S for convolutions, products with padding zeros included.
 * - A bias or a partial sum is the accumulator's initial value, so neither adds arithmetic; both are read, so
 *   both are in memoryAccessCost. An accumulating pointwise convolution reads its partial sum and writes it.
 * - Working in place saves memory, not traffic: the overwritten input is read once and the output written once.
 * - elementOps: one per output element of an activation or another function of one number, of a norm or softmax; one
 *   per window element of a pool (padding included); one per input element of a global pool or another reduction;
 *   inputs − 1 per output element of a sum; one per output element of a function of two tensors.
 * - A fused activation counts the same element operations as a separate op, but no traffic.
 * - A constant is read and written: its values are copied in each run. They count as parameters.
 * - A transposed convolution multiplies each input element with its filters' taps: macs = N·C·H·W·(K/G)·R·S.
 * - Resizing counts the pixels of which it makes one: 4 if linear, 16 if cubic. Quantising counts one per element.
 * - concat, slices, shuffles, transpositions and the like are copies: no arithmetic, only traffic. A slice or gather
 *   reads just what it keeps; every other op is assumed to read all of its inputs, even where a stride skips elements.
 * - A reshape in the memory of its input does nothing: no traffic either.
 *
 * @throws {Error} where the op is unknown
 */
export function countNode(node: OpNode, graph: Graph): Counts {
  expectFields('countNode: node', node, ['op'], 'an op of a graph: one of opNodes(graph)');
  expectGraph('countNode', graph);
  const count = arithmetic[node.op] as ((shapes: OpShapes, parameters: unknown) => Arithmetic) | undefined;
  if (!count) {
    throw new Error(
      `countNode: ${node.name} is a ${node.op}, expected ${Object.keys(arithmetic).join(', ')}`,
    );
  }
  const inputs = node.inputs.map(id => graph.nodes[id].shape);
  const done = count({ inputs, output: node.shape }, node.parameters);
  const fused = 'activation' in node.parameters && node.parameters.activation ? elements(node.shape) : 0;
  const learned = node.op === 'batchNorm' ? node.weightShapes.slice(0, 2) : node.weightShapes;
  const written = elements(node.shape);
  const whole = total([...new Set(node.inputs)].map(id => graph.nodes[id].shape));
  const read = READ_WHAT_THEY_KEEP.includes(node.op) ? Math.min(written, whole) : whole;
  const moved = node.op !== 'reshape' || node.overwrites === undefined;
  const memoryAccessCost = moved ? read + total(node.weightShapes) + written : 0;
  return {
    macs: done.macs,
    flops: 2 * done.macs,
    elementOps: done.elementOps + fused,
    parameters: total(learned),
    memoryAccessCost,
    bytesMoved: memoryAccessCost * Float32Array.BYTES_PER_ELEMENT,
  };
}

/**
 * Sums `countNode` over a graph. A tensor that one op writes and another reads is counted for both.
 *
 * @param only  which ops are counted; all by default
 * @throws {Error} where an op is unknown
 */
export function countGraph(graph: Graph, only: (node: OpNode) => boolean = () => true): Counts {
  expectGraph('countGraph', graph);
  const sum = { macs: 0, flops: 0, elementOps: 0, parameters: 0, memoryAccessCost: 0, bytesMoved: 0 };
  for (const node of opNodes(graph).filter(only)) {
    const counts = countNode(node, graph);
    for (const key of Object.keys(sum) as (keyof Counts)[]) sum[key] += counts[key];
  }
  return sum;
}

function total(shapes: readonly Shape[]): number {
  return shapes.reduce((sum, shape) => sum + elements(shape), 0);
}
