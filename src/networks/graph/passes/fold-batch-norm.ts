import type { OpParameters } from '../../../kernels/op.js';
import { type MakeTensor, type Tensor, tensor } from '../../../tensors/tensor.js';
import { type Graph, type OpNode, onlyReader, readersOf } from '../graph.js';
import { rewrite, weightsOf } from '../rewrite.js';

const CONVOLUTIONS = [
  'conv2d',
  'depthwise',
  'pointwise',
  'groupedPointwise',
  'dense',
  'convTranspose',
] as const;

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
        return scaled(weights, norms, reader.parameters, runsOf(node), make);
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
  const isFused = 'activation' in parameters && parameters.activation !== undefined;
  return !isFused && !('accumulate' in parameters && parameters.accumulate);
}

/** Weights that lie one behind the other and belong to one filter. */
interface Runs {
  readonly count: number;
  filterOf(run: number): number;
}

/** The weights of a node, [K, …], or [C, K/G, …] of a transposed convolution, as runs of one filter each. */
function runsOf(node: ConvolutionNode): Runs {
  const [first, second] = node.weightShapes[0];
  if (node.op !== 'convTranspose') return { count: first, filterOf: run => run };
  const { groups } = node.parameters as OpParameters['convTranspose'];
  return {
    count: first * second,
    filterOf: run => Math.floor(run / second / (first / groups)) * second + (run % second),
  };
}

/** The weights times a of their filter, and the bias [K] that goes with them. */
function scaled(
  [w, bias]: readonly Tensor[],
  [gamma, beta, mean, variance]: readonly Tensor[],
  { epsilon }: OpParameters['batchNorm'],
  { count, filterOf }: Runs,
  make: MakeTensor,
): readonly Tensor[] {
  const factor = (k: number) => gamma.data[k] / Math.sqrt(variance.data[k] + epsilon);
  const size = w.data.length / count;
  const out = make(w.shape);
  for (let run = 0; run < count; run++) {
    const a = factor(filterOf(run));
    for (let i = run * size; i < (run + 1) * size; i++) out.data[i] = a * w.data[i];
  }
  const shift = make(gamma.shape);
  for (let k = 0; k < shift.data.length; k++) {
    shift.data[k] = beta.data[k] + factor(k) * ((bias?.data[k] ?? 0) - mean.data[k]);
  }
  return [out, shift];
}
