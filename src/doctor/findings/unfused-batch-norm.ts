import { opNodes } from '../../networks/graph/graph.js';
import { foldBatchNorm } from '../../networks/graph/passes/fold-batch-norm.js';
import type { Rule } from '../proposal.js';
import { nodesWithout } from './nodes-without.js';

/**
 * A batch norm that runs as an op of its own behind a convolution. At inference it is a factor and a shift for each
 * channel, which the weights and the bias of the convolution can hold. Proposes the folded network.
 */
export const unfusedBatchNorm: Rule = {
  name: 'unfused-batch-norm',
  propose(graph) {
    if (!opNodes(graph).some(({ op }) => op === 'batchNorm')) return [];
    const changed = foldBatchNorm(graph);
    const nodes = nodesWithout(graph, changed);
    if (nodes.length === 0) return [];
    return [
      {
        place: '',
        title: 'batch norm as an op of its own',
        nodes,
        kind: 'same function',
        advice: 'Fold each batch norm into the convolution before it, on export.',
        changed,
      },
    ];
  },
};
