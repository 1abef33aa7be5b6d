import { activations, type OpName } from '../../src/kernels/op.js';
import { type Graph, type OpNode, onlyReader, opNodes, readersOf } from '../../src/networks/graph/graph.js';

/** The convolutions of an inverted residual in a graph, and what stands between them. */
export interface InvertedResidualNodes {
  /** 1×1, k → n channels. */
  readonly expand: OpNode<'pointwise'>;
  /** Ops that work on each channel on its own, n → n: batch norm and activation, the depthwise convolution, again. */
  readonly between: readonly OpNode[];
  /** 1×1, n → k' channels. */
  readonly project: OpNode<'pointwise'>;
  /** n */
  readonly expanded: number;
}

/** Ops of which each output channel depends on one input channel, through all of its pixels or one. */
const BY_CHANNEL: readonly OpName[] = ['depthwise', 'batchNorm', 'prelu', ...activations];

/**
 * Every place of a graph where a 1×1 convolution, ops that work channel by channel with exactly one depthwise
 * convolution among them, and another 1×1 convolution follow each other, and nobody else reads what is between them.
 * Squeeze-and-excite between them mixes the channels, so such a block is not one.
 *
 * @source Sandler et al. 2018, arXiv:1801.04381, Table 1
 */
export function invertedResiduals(graph: Graph): readonly InvertedResidualNodes[] {
  const readers = readersOf(graph);
  return opNodes(graph).flatMap(expand => {
    if (!isPointwise(expand)) return [];
    const between: OpNode[] = [];
    let next = onlyReader(graph, readers, expand);
    while (next && BY_CHANNEL.includes(next.op)) {
      between.push(next);
      next = onlyReader(graph, readers, next);
    }
    const filters = between.filter(node => node.op === 'depthwise').length;
    if (filters !== 1 || !next || !isPointwise(next)) return [];
    return [{ expand, between, project: next, expanded: expand.parameters.filters }];
  });
}

function isPointwise(node: OpNode): node is OpNode<'pointwise'> {
  return node.op === 'pointwise' && !(node as OpNode<'pointwise'>).parameters.accumulate;
}
