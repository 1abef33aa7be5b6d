import { memoryOfOrder } from '../../src/cost/peak-memory.js';
import { activations, type OpName } from '../../src/kernels/op.js';
import { planArena } from '../../src/networks/graph/arena.js';
import { type Graph, type OpNode, onlyReader, opNodes, readersOf } from '../../src/networks/graph/graph.js';
import type { Pass } from '../../src/networks/graph/passes/index.js';
import { type Rewriting, rewrite, weightsOf } from '../../src/networks/graph/rewrite.js';
import { slices } from '../../src/networks/models/bottleneck.js';
import { columns, rows } from '../../src/tensors/parts.js';

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

/** In how many slices a block is computed; at least 1, and taken as n where it is more than the n channels inside. */
export type SlicesOf = (block: InvertedResidualNodes) => number;

/**
 * The rewriting that computes every inverted residual of a graph in t slices of its expanded channels, each of which
 * adds into the same output: only one slice of the expanded tensor is alive at a time. Weights and output stay the
 * same, up to rounding. It can come before or after the other passes.
 *
 * @param t  the same for all blocks, or chosen for each
 * @source Sandler et al. 2018, arXiv:1801.04381, section 5.1
 */
export function tSplit(t: number | SlicesOf): Pass {
  const slicesOf = typeof t === 'number' ? () => t : t;
  return {
    name: typeof t === 'number' ? `t-split-${t}` : 't-split',
    description: 'computes inverted residuals slice by slice of their expanded channels',
    apply: graph => splitGraph(graph, slicesOf),
  };
}

/** @throws {RangeError} where a block is to have no slices */
function splitGraph(graph: Graph, slicesOf: SlicesOf): Graph {
  const blockOf = new Map<OpNode, InvertedResidualNodes>();
  for (const block of invertedResiduals(graph)) {
    for (const node of [block.expand, ...block.between, block.project]) blockOf.set(node, block);
  }
  return rewrite(graph, (node, rewriting) => {
    const block = blockOf.get(node);
    if (!block) return rewriting.keep(node);
    const t = Math.min(slicesOf(block), block.expanded);
    if (t === 1) return rewriting.keep(node);
    return node === block.project ? placeSlices(graph, block, t, rewriting) : undefined;
  });
}

/** Puts all slices in the place of the projecting convolution; returns the id of their sum. */
function placeSlices(
  graph: Graph,
  block: InvertedResidualNodes,
  t: number,
  { builder, at }: Rewriting,
): number {
  const { expand, between, project, expanded } = block;
  const { activation, ...parameters } = project.parameters;
  const projectWeights = weightsOf(graph, project)!;
  const input = at(expand.inputs[0]);
  let sum: number | undefined;
  for (const [i, [from, to]] of slices(expanded, t).entries()) {
    const name = (node: OpNode) => `${node.name}/slice${i + 1}`;
    const channels = (node: OpNode) => {
      const weights = weightsOf(graph, node);
      return {
        name: name(node),
        weights: weights && ((seed: number) => weights(seed).map(weight => rows(weight, from, to))),
        overwrites: node.overwrites,
      };
    };
    let x = builder.node(
      'pointwise',
      [input],
      { ...expand.parameters, filters: to - from },
      channels(expand),
    );
    for (const node of between) x = builder.node(node.op, [x], node.parameters, channels(node));

    // The first slice brings the bias, each later one adds into the sum, and the last is followed by the activation.
    const isFirst = sum === undefined;
    sum = builder.node(
      'pointwise',
      sum === undefined ? [x] : [x, sum],
      {
        ...parameters,
        ...(isFirst ? {} : { bias: false, accumulate: true }),
        ...(to === expanded && activation ? { activation } : {}),
      },
      {
        name: name(project),
        weights: seed => {
          const [weight, ...bias] = projectWeights(seed);
          return [columns(weight, from, to), ...(isFirst ? bias : [])];
        },
        overwrites: isFirst ? undefined : 1,
      },
    );
  }
  return sum!;
}

/** A network whose inverted residuals are computed in t slices. */
export interface NetworkSplit {
  readonly t: number;
  /** Peak of what is alive, in the order in which the slices are written: one after the other. */
  readonly peakBytes: number;
  /** The arena that the executor runs it in. */
  readonly arenaBytes: number;
}

/** What the t-split of every block does to the memory of a whole network, for each number of slices. */
export function networkSplits(graph: Graph, splits: readonly number[]): readonly NetworkSplit[] {
  return splits.map(t => {
    const split = tSplit(t).apply(graph);
    return { t, peakBytes: memoryOfOrder(split).bytes, arenaBytes: planArena(split).bytes };
  });
}
