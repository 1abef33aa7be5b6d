import type { Graph, OpNode } from '../../networks/graph/graph.js';
import { type Rewriting, rewrite, weightsOf } from '../../networks/graph/rewrite.js';
import { slices } from '../../networks/models/bottleneck.js';
import { columns, rows } from '../../tensors/parts.js';
import type { Tensor } from '../../tensors/tensor.js';
import type { BottleneckNodes } from './blocks.js';

/**
 * The network with blocks computed in t slices of their wide channels, which add into one output: only one slice of the
 * wide maps is alive at a time. The function stays the same.
 *
 * @source Sandler et al. 2018, arXiv:1801.04381, section 5.1
 */
export function withSplitBlocks(graph: Graph, blocks: readonly BottleneckNodes[], t: number): Graph {
  const blockOf = new Map(blocks.map(block => [block.project.id, block]));
  const inside = new Set(blocks.flatMap(({ expand, between }) => [expand, ...between].map(({ id }) => id)));
  return rewrite(graph, (node, rewriting) => {
    if (inside.has(node.id)) return undefined;
    const block = blockOf.get(node.id);
    return block ? inSlices(graph, block, t, rewriting) : rewriting.keep(node);
  });
}

function inSlices(
  graph: Graph,
  { expand, between, project }: BottleneckNodes,
  t: number,
  { builder, at }: Rewriting,
): number {
  const made = new Map([expand, ...between, project].map(node => [node, lastOnly(weightsOf(graph, node))]));
  const partOf = (node: OpNode, part: (weights: readonly Tensor[]) => readonly Tensor[]) => {
    const weights = made.get(node);
    return weights && { weights: (seed: number) => part(weights(seed)) };
  };
  const x = at(expand.inputs[0]);
  let y: number | undefined;
  for (const [i, [from, to]] of slices(expand.shape[1], t).entries()) {
    const named = ({ name }: OpNode) => ({ name: i === 0 && t === 1 ? name : `${name}/slice-${i + 1}` });
    const filters = to - from;
    const ofChannels = (node: OpNode) => partOf(node, weights => weights.map(one => rows(one, from, to)));
    let wide = builder.node(
      'pointwise',
      [x],
      { ...expand.parameters, filters },
      { ...named(expand), ...ofChannels(expand) },
    );
    for (const node of between) {
      const { op, parameters, overwrites } = node;
      const place = overwrites === undefined ? {} : { overwrites };
      wide = builder.node(op, [wide], parameters, { ...named(node), ...ofChannels(node), ...place });
    }
    const first = y === undefined;
    const parameters = first ? project.parameters : { ...project.parameters, bias: false, accumulate: true };
    const narrow = partOf(project, ([w, ...bias]) => [columns(w, from, to), ...(first ? bias : [])]);
    y = builder.node('pointwise', first ? [wide] : [wide, y!], parameters, {
      ...(i === t - 1 ? { name: project.name } : named(project)),
      ...narrow,
      ...(first ? {} : { overwrites: 1 }),
    });
  }
  return y!;
}

/** The same weights for the same seed, as long as no other one is asked for: every slice takes its part of them. */
function lastOnly(make: OpNode['weights']): ((seed: number) => readonly Tensor[]) | undefined {
  if (!make) return undefined;
  let last: { readonly seed: number; readonly weights: readonly Tensor[] } | undefined;
  return seed => {
    if (last?.seed !== seed) last = { seed, weights: make(seed) };
    return last.weights;
  };
}
