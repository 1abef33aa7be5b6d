import { type Activation, activations } from '../../../kernels/op.js';
import { type Graph, type OpNode, onlyReader, readersOf } from '../graph.js';
import { rewrite } from '../rewrite.js';

const FUSING = ['conv2d', 'depthwise', 'pointwise', 'groupedPointwise', 'dense', 'add'] as const;

type FusingNode = OpNode<(typeof FUSING)[number]>;

/**
 * Fuses each activation into the convolution, dense layer or sum before it, if nothing else reads the value in
 * between. The output is the same.
 */
export function fuseActivation(graph: Graph): Graph {
  const readers = readersOf(graph);
  const fused = new Map<number, number>();
  return rewrite(graph, (node, { keep, at }) => {
    const sums = fused.get(node.id);
    if (sums !== undefined) return at(sums);
    const reader = onlyReader(graph, readers, node);
    if (!reader || !isActivation(reader.op) || !canFuse(node)) return keep(node);
    fused.set(reader.id, node.id);
    return keep(node, { parameters: { ...node.parameters, activation: reader.op } });
  });
}

function isActivation(op: string): op is Activation {
  return activations.some(activation => activation === op);
}

function canFuse(node: OpNode): node is FusingNode {
  return FUSING.some(op => op === node.op) && !(node as FusingNode).parameters.activation;
}
