import type { Graph, OpNode } from '../../src/networks/graph/graph.js';
import type { Pass } from '../../src/networks/graph/passes/index.js';
import { type Rewriting, rewrite, weightsOf } from '../../src/networks/graph/rewrite.js';
import { slices } from '../../src/networks/models/bottleneck.js';
import { columns, rows } from '../../src/tensors/parts.js';
import type { Tensor } from '../../src/tensors/tensor.js';
import { type InvertedResidualNodes, invertedResiduals } from './inverted-residuals.js';

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
  const input = at(expand.inputs[0]);
  let sum: number | undefined;
  for (const [i, [from, to]] of slices(expanded, t).entries()) {
    const named = ({ name }: OpNode) => `${name}/slice${i + 1}`;
    const channels = (node: OpNode) => ({
      name: named(node),
      weights: mapped(weightsOf(graph, node), weight => rows(weight, from, to)),
      overwrites: node.overwrites,
    });
    let x = builder.node(
      'pointwise',
      [input],
      { ...expand.parameters, filters: to - from },
      channels(expand),
    );
    for (const node of between) x = builder.node(node.op, [x], node.parameters, channels(node));

    const { activation, ...parameters } = project.parameters;
    const weights = weightsOf(graph, project)!;
    const last = to === expanded && activation ? { activation } : {};
    sum =
      sum === undefined
        ? builder.node(
            'pointwise',
            [x],
            { ...parameters, ...last },
            {
              name: named(project),
              weights: seed => weights(seed).map((w, place) => (place === 0 ? columns(w, from, to) : w)),
            },
          )
        : builder.node(
            'pointwise',
            [x, sum],
            { ...parameters, ...last, bias: false, accumulate: true },
            {
              name: named(project),
              weights: seed => [columns(weights(seed)[0], from, to)],
              overwrites: 1,
            },
          );
  }
  return sum!;
}

function mapped(weights: OpNode['weights'], change: (weight: Tensor) => Tensor): OpNode['weights'] {
  return weights && (seed => weights(seed).map(change));
}
