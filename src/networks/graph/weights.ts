import type { OpName } from '../../kernels/op.js';
import { at, integerRanges } from '../../kernels/quantization.js';
import { type RandomStream, randomStream, randomTensor } from '../../tensors/random.js';
import { ShapeError } from '../../tensors/shape-error.js';
import { elements, type MakeTensor, type Shape, type Tensor, tensor } from '../../tensors/tensor.js';
import { type Graph, type OpNode, onlyReader, readersOf } from './graph.js';
import { type Moments, meanSquare } from './moments/moments.js';
import { propagateMoments } from './moments/propagate.js';
import {
  BIAS,
  batchNormRanges,
  CONSTANT,
  filterRange,
  INTEGER_WEIGHT,
  type Range,
  SLOPE,
} from './weight-ranges.js';

/**
 * The weights of a node: the given ones, or seeded ones that are the same on every platform.
 *
 * Filters have mean 0 and variance 1 / fan-in, which keeps the size of activations through a stack of linear layers;
 * the other ranges are in `weight-ranges.ts`. A batch norm has running mean 0; its running variance is the mean square
 * of its input, which follows from the ranges of all weights before it (`propagateMoments`). So it keeps activations at
 * one size in a network of any depth, as a trained one does. It does not centre every channel: that would let small
 * differences, rounding errors among them, grow from layer to layer (Yang et al. 2019, arXiv:1902.08129).
 *
 * @param make  makes new tensors; in memory of their own where it is left out
 * @throws {ShapeError} where given weights do not have the shapes of the layer
 */
export function nodeWeights(
  graph: Graph,
  node: OpNode,
  seed: number,
  make: MakeTensor = tensor,
): readonly Tensor[] {
  const weights = node.weights?.(seed, make) ?? seededWeights(graph, node, seed, make);
  const got = weights.map(w => `[${w.shape.join(', ')}]`).join(' ');
  const expected = node.weightShapes.map(shape => `[${shape.join(', ')}]`).join(' ');
  if (got !== expected)
    throw new ShapeError(`${graph.name}/${node.name}: weights are ${got}, expected ${expected}`);
  return weights;
}

function seededWeights(graph: Graph, node: OpNode, seed: number, make: MakeTensor): readonly Tensor[] {
  const stream = randomStream(seed, `${graph.name}/${node.name}`);
  if (node.op === 'batchNorm') {
    const { square, scale, shift } = batchNormOf(graph, node);
    const [C] = node.weightShapes[0];
    const [gamma, beta] = [drawn([C], stream, scale, make), drawn([C], stream, shift, make)];
    return [gamma, beta, tensor([C]), tensor([C], new Float32Array(C).fill(square))];
  }
  if (isOp(node, 'quantizedConv') || isOp(node, 'integerConv')) return integerWeights(node, stream, make);
  return node.weightShapes.map((shape, i) => {
    const usual = () => (i === 0 ? filterRange(fanIn(graph, node, shape)) : BIAS);
    return drawn(shape, stream, RANGES[node.op]?.[i] ?? usual(), make);
  });
}

const NORM = batchNormRanges(undefined);

/** Ranges of an op's weights, where these are not a filter and its bias. */
const RANGES: { readonly [K in OpName]?: readonly Range[] } = {
  prelu: [SLOPE],
  constant: [CONSTANT],
  instanceNorm: [NORM.scale, NORM.shift],
  layerNorm: [NORM.scale, NORM.shift],
};

/** Products that one sum has; a transposed convolution has as many as fall on each output on average. */
function fanIn(graph: Graph, node: OpNode, filters: Shape): number {
  const perRow = elements(filters) / filters[0];
  if (node.op !== 'convTranspose') return perRow;
  return (perRow * elements(graph.nodes[node.inputs[0]].shape)) / elements(node.shape);
}

/** Integers around the zero point of each filter, and a bias of the usual size in units of the sums. */
function integerWeights(
  { parameters, weightShapes }: OpNode<'quantizedConv'> | OpNode<'integerConv'>,
  stream: RandomStream,
  make: MakeTensor,
): readonly Tensor[] {
  const { type, zeroPoint } = parameters.weights;
  const [least, most] = integerRanges[type];
  const [w, bias] = weightShapes.map((shape, i) =>
    drawn(shape, stream, i === 0 ? INTEGER_WEIGHT : BIAS, make),
  );
  const perFilter = w.data.length / w.shape[0];
  for (let i = 0; i < w.data.length; i++) {
    const integer = Math.round(w.data[i]) + at(zeroPoint, Math.floor(i / perFilter));
    w.data[i] = Math.min(Math.max(integer, least), most);
  }
  if (!bias || !('output' in parameters)) return [w];
  for (let k = 0; k < bias.data.length; k++) {
    const unit = parameters.input.scale[0] * at(parameters.weights.scale, k);
    bias.data[k] = Math.round(bias.data[k] / unit);
  }
  return [w, bias];
}

function isOp<K extends OpName>(node: OpNode, op: K): node is OpNode<K> & OpNode {
  return node.op === op;
}

function drawn(shape: Shape, stream: RandomStream, { middle, spread }: Range, make: MakeTensor): Tensor {
  const w = randomTensor(shape, stream, spread, make);
  if (middle !== 0) for (let i = 0; i < w.data.length; i++) w.data[i] += middle;
  return w;
}

/** Moments of all outputs, and the nodes that read them, of the graphs that were analysed. */
const analyses = new WeakMap<Graph, { moments: readonly Moments[]; readers: ReturnType<typeof readersOf> }>();

/** What the weights of a batch norm depend on: the mean square of its input, and the ranges for the op after it. */
function batchNormOf(graph: Graph, node: OpNode) {
  let known = analyses.get(graph);
  if (!known) {
    known = { moments: propagateMoments(graph), readers: readersOf(graph) };
    analyses.set(graph, known);
  }
  const { scale, shift } = batchNormRanges(onlyReader(graph, known.readers, node)?.op);
  return { square: meanSquare(known.moments[node.inputs[0]]), scale, shift };
}
