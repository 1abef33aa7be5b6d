import { type Graph, type OpNode, onlyReader, opNodes, readersOf } from '../../networks/graph/graph.js';
import { actsPerChannel } from '../graphs/blocks.js';
import { retrained } from '../graphs/retrained.js';
import type { Proposal, Rule } from '../proposal.js';

/**
 * A wide 1×1 convolution on a small map that is pooled right behind it: H·W products for each weight, of which only the
 * mean is used. Proposes the pool before the convolution, as MobileNetV3 has it.
 *
 * @source Howard et al. 2019, arXiv:1905.02244, section 5.1
 */
export const lateChannels: Rule = {
  name: 'late-channels',
  propose(graph) {
    return opNodes(graph).flatMap((pool): Proposal[] => {
      if (pool.op !== 'globalPool') return [];
      const layer = layerBefore(graph, pool);
      if (!layer) return [];
      const [, , H, W] = graph.nodes[layer.inputs[0]].shape;
      if (H * W === 1) return [];
      const changed = retrained(graph, (node, { builder, at, copy }) => {
        if (node === pool) return at(pool.inputs[0]);
        if (node !== layer) return undefined;
        const pooled = builder.globalPool(at(layer.inputs[0]), { name: pool.name });
        return copy(layer, { inputs: [pooled] });
      });
      if (!changed) return [];
      return [
        {
          place: layer.name,
          title: `${layer.shape[1]} channels computed on ${H} × ${W} pixels, of which only the mean is used`,
          nodes: [layer.name],
          kind: 'needs retraining',
          advice: 'Pool before the 1×1 convolution, which then works on one pixel.',
          changed,
        },
      ];
    });
  },
};

/** The 1×1 convolution whose output, normalised or activated, nothing but the pool reads. */
function layerBefore(graph: Graph, pool: OpNode): OpNode | undefined {
  const readers = readersOf(graph);
  let node = graph.nodes[pool.inputs[0]];
  while (node.kind === 'op' && onlyReader(graph, readers, node)) {
    if (node.op === 'pointwise') return node.inputs.length === 1 ? node : undefined;
    if (!actsPerChannel(node)) return undefined;
    node = graph.nodes[node.inputs[0]];
  }
  return undefined;
}
