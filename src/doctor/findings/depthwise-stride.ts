import { bottlenecksOf } from '../graphs/blocks.js';
import { retrained } from '../graphs/retrained.js';
import { equalStride } from '../graphs/windows.js';
import type { Proposal, Rule } from '../proposal.js';

/**
 * A depthwise convolution with stride 2 behind the 1×1 convolution that widens the map: three quarters of the wide map are
 * computed for windows that mostly overlap, and a stride keeps vectors from being loaded whole. Proposes an average pool
 * of 2×2 on the narrow map, and stride 1.
 */
export const depthwiseStride: Rule = {
  name: 'depthwise-stride',
  propose(graph) {
    return bottlenecksOf(graph).flatMap(({ expand: expansion, depthwise: layer }): Proposal[] => {
      const isWider = expansion.shape[1] > graph.nodes[expansion.inputs[0]].shape[1];
      if (!isWider || equalStride(layer.parameters.stride) !== 2) return [];
      const changed = retrained(graph, (one, { builder, at, copy }) => {
        if (one === layer) return copy(layer, { parameters: { ...layer.parameters, stride: 1 } });
        if (one !== expansion) return undefined;
        const pool = { kernel: [2, 2] as const, stride: 2, padding: 0, ceil: true };
        const pooled = builder.node('avgPool', [at(expansion.inputs[0])], pool, {
          name: `${expansion.name}/pool`,
        });
        return copy(expansion, { inputs: [pooled] });
      });
      if (!changed) return [];
      return [
        {
          place: layer.name,
          title: `a depthwise convolution with stride 2 on ${layer.shape[1]} channels`,
          nodes: [expansion.name, layer.name],
          kind: 'needs retraining',
          advice: 'Halve the map before it is widened, and use stride 1 in the depthwise convolution.',
          changed,
        },
      ];
    });
  },
};
