import { opNodes } from '../../networks/graph/graph.js';
import { foldBatchNorm } from '../../networks/graph/passes/fold-batch-norm.js';
import { fuseActivation } from '../../networks/graph/passes/fuse-activation.js';
import type { Rule } from '../proposal.js';
import { nodesWithout } from './nodes-without.js';

/**
 * An activation that runs as an op of its own: it reads and writes the whole map again, which the layer before it had in
 * registers (ShuffleNetV2's fourth guideline). Proposes the network with the activations fused; where batch norms stand
 * between, they are folded first.
 *
 * @source Ma et al. 2018, arXiv:1807.11164, section 3, G4
 */
export const unfusedActivation: Rule = {
  name: 'unfused-activation',
  propose(graph) {
    const folded = opNodes(graph).some(({ op }) => op === 'batchNorm') ? foldBatchNorm(graph) : graph;
    const changed = fuseActivation(folded);
    const nodes = nodesWithout(folded, changed);
    if (nodes.length === 0) return [];
    const behind = nodesWithout(graph, folded).length > 0;
    return [
      {
        place: '',
        title: behind ? 'activations and batch norms as ops of their own' : 'activations as ops of their own',
        nodes: nodesWithout(graph, changed),
        kind: 'same function',
        advice: behind
          ? 'Fold the batch norms, then let each layer apply its activation as it writes its output.'
          : 'Let each layer apply its activation as it writes its output.',
        changed,
      },
    ];
  },
};
