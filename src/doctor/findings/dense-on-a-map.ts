import { opNodes } from '../../networks/graph/graph.js';
import { retrained } from '../graphs/retrained.js';
import type { Proposal, Rule } from '../proposal.js';

/**
 * A dense layer on all values of a map, [N, C, H, W] → K: it reads C·H·W·K weights once each, and the time is that of
 * fetching them. Proposes a global average pool before it, as networks since NiN have: C·K weights.
 *
 * @source Lin et al. 2013, arXiv:1312.4400, section 3.2
 */
export const denseOnAMap: Rule = {
  name: 'dense-on-a-map',
  propose(graph) {
    return opNodes(graph).flatMap((node): Proposal[] => {
      if (node.op !== 'dense') return [];
      const [, C, H = 1, W = 1] = graph.nodes[node.inputs[0]].shape;
      if (H * W === 1) return [];
      const changed = retrained(graph, (one, { builder, at, copy }) => {
        if (one !== node) return undefined;
        const pooled = builder.globalPool(at(node.inputs[0]), { name: `${node.name}/pool` });
        return copy(node, { inputs: [pooled] });
      });
      if (!changed) return [];
      return [
        {
          place: node.name,
          title: `a dense layer on a map of ${C} channels and ${H} × ${W} pixels`,
          nodes: [node.name],
          kind: 'needs retraining',
          advice: `Pool the map to its mean before the dense layer, which then has ${H * W} times fewer weights.`,
          changed,
        },
      ];
    });
  },
};
