import { type Graph, type OpNode, readersOf } from '../../networks/graph/graph.js';
import { rewrite, weightsOf } from '../../networks/graph/rewrite.js';
import { elements, type MakeTensor, type Tensor, tensor } from '../../tensors/tensor.js';
import { alike } from '../graphs/alike.js';
import type { Proposal, Rule } from '../proposal.js';

type Convolution = OpNode<'pointwise' | 'conv2d'>;

/**
 * Several convolutions with the same window that read the same map: fragments of one, each of which fetches the map again
 * and fills the machine less (ShuffleNetV2's third guideline). Proposes one convolution with all of their filters, and
 * slices of its channels; the function stays the same.
 *
 * @source Ma et al. 2018, arXiv:1807.11164, section 3, G3
 */
export const parallelBranches: Rule = {
  name: 'parallel-branches',
  propose(graph) {
    const sets = branchesOf(graph);
    if (sets.length === 0) return [];
    const firstOf = new Map(sets.flatMap(set => set.map(node => [node.id, set] as const)));
    const merged = new Map<readonly Convolution[], number>();
    const changed = rewrite(graph, (node, { builder, at, keep }): number => {
      const set = firstOf.get(node.id);
      if (!set) return keep(node);
      if (!merged.has(set)) {
        const { op, parameters, inputs } = set[0];
        const filters = set.reduce((sum, one) => sum + one.parameters.filters, 0);
        const id = builder.node(op, [at(inputs[0])], { ...parameters, filters } as typeof parameters, {
          name: `${set[0].name}/merged`,
          weights: (seed, make = tensor) =>
            stacked(
              set.map(one => weightsOf(graph, one)!(seed, make)),
              make,
            ),
        });
        merged.set(set, id);
      }
      const from = set
        .slice(0, set.indexOf(node as Convolution))
        .reduce((sum, one) => sum + one.parameters.filters, 0);
      const to = from + (node as Convolution).parameters.filters;
      return builder.channelSlice(merged.get(set)!, { from, to }, { name: node.name });
    });
    const most = Math.max(...sets.map(set => set.length));
    const proposal: Proposal = {
      place: '',
      title: `${most} convolutions side by side that read the same map`,
      nodes: sets.flat().map(({ name }) => name),
      kind: 'same function',
      advice: 'Compute them as one convolution with all filters, and slice its output.',
      changed,
    };
    return [proposal];
  },
};

/** Sets of at least two convolutions that differ in nothing but their filters. */
function branchesOf(graph: Graph): readonly (readonly Convolution[])[] {
  const readers = readersOf(graph);
  return readers.flatMap(nodes => {
    const kinds = alike(nodes.filter(isPlain), ({ op, parameters: { filters: _, ...rest } }) =>
      JSON.stringify([op, Object.entries(rest).sort()]),
    );
    return kinds.filter(set => set.length > 1);
  });
}

function isPlain(node: OpNode): node is Convolution {
  if (node.op === 'pointwise') return node.inputs.length === 1;
  return node.op === 'conv2d' && (node as OpNode<'conv2d'>).parameters.groups === 1;
}

/** The filters of several layers one behind the other, and their biases. */
function stacked(layers: readonly (readonly Tensor[])[], make: MakeTensor): readonly Tensor[] {
  return layers[0].map((first, place) => {
    const parts = layers.map(weights => weights[place]);
    const K = parts.reduce((sum, { shape }) => sum + shape[0], 0);
    const whole = make([K, ...first.shape.slice(1)]);
    let at = 0;
    for (const part of parts) {
      whole.data.set(part.data, at);
      at += elements(part.shape);
    }
    return whole;
  });
}
