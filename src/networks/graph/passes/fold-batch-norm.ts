import type { OpParameters } from '../../../kernels/op.js';
import { type MakeTensor, type Tensor, tensor } from '../../../tensors/tensor.js';
import { type Graph, type OpNode, onlyReader, readersOf } from '../graph.js';
import { rewrite, weightsOf } from '../rewrite.js';

const CONVOLUTIONS = ['conv2d', 'depthwise', 'pointwise', 'groupedPointwise', 'dense'] as const;

type ConvolutionNode = OpNode<(typeof CONVOLUTIONS)[number]>;

/**
 * Folds each batch norm into the convolution or dense layer before it, if nothing else reads that layer's output:
 *
 *   γ·(w·x + b − μ) / √(σ² + ε) + β  =  (a·w)·x + a·(b − μ) + β,   a = γ / √(σ² + ε), per filter
 *
 * Exact up to rounding. Layers that add to a partial sum keep their batch norm, which would have to scale that sum too.
 *
 * @source Jacob et al. 2018, arXiv:1712.05877, section 3.2, equation 14
 */
export function foldBatchNorm(graph: Graph): Graph {
  const readers = readersOf(graph);
  const folded = new Map<number, number>();
  return rewrite(graph, (node, { keep, at }) => {
    const convolution = folded.get(node.id);
    if (convolution !== undefined) return at(convolution);
    const reader = onlyReader(graph, readers, node);
    if (!reader || !isBatchNorm(reader) || !canTakeBatchNorm(node)) return keep(node);
    folded.set(reader.id, node.id);
    return keep(node, {
      parameters: { ...node.parameters, bias: true },
      weights: (seed, make = tensor) => {
        const [weights, norms] = [node, reader].map(of => weightsOf(graph, of)!(seed, make));
        return scaled(weights, norms, reader.parameters, make);
      },
    });
  });
}

function isBatchNorm(node: OpNode): node is OpNode<'batchNorm'> {
  return node.op === 'batchNorm';
}

function canTakeBatchNorm(node: OpNode): node is ConvolutionNode {
  if (!CONVOLUTIONS.some(op => op === node.op)) return false;
  const { parameters } = node as ConvolutionNode;
  return !parameters.activation && !('accumulate' in parameters && parameters.accumulate);
}

/** The weights [K, …] times a, and the bias [K] that goes with them. */
function scaled(
  [w, bias]: readonly Tensor[],
  [gamma, beta, mean, variance]: readonly Tensor[],
  { epsilon }: OpParameters['batchNorm'],
  make: MakeTensor,
): readonly Tensor[] {
  const [K] = w.shape;
  const size = w.data.length / K;
  const out = make(w.shape);
  const shift = make([K]);
  for (let k = 0; k < K; k++) {
    const a = gamma.data[k] / Math.sqrt(variance.data[k] + epsilon);
    for (let i = k * size; i < (k + 1) * size; i++) out.data[i] = a * w.data[i];
    shift.data[k] = beta.data[k] + a * ((bias?.data[k] ?? 0) - mean.data[k]);
  }
  return [out, shift];
}
