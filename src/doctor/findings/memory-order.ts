import { memoryOfOrder, minimumMemory } from '../../cost/peak-memory.js';
import { formatBytes } from '../../reports/format.js';
import { nodesInOrder } from '../graphs/order.js';
import type { Rule } from '../proposal.js';

/** A lower share of the peak is not worth another order. */
const LEAST_SHARE = 0.01;

/**
 * An order of the ops in which more is alive at once than in another. Proposes the order with the least peak memory that
 * was found.
 *
 * @source Sandler et al. 2018, arXiv:1801.04381, section 5.1
 */
export const memoryOrder: Rule = {
  name: 'memory-order',
  propose(graph) {
    const best = minimumMemory(graph);
    const { bytes } = memoryOfOrder(graph);
    if (bytes - best.bytes < LEAST_SHARE * bytes) return [];
    return [
      {
        place: '',
        title: `ops in an order that keeps ${formatBytes(bytes)} at once`,
        nodes: [],
        kind: 'same function',
        advice: `Run the same ops in another order, which keeps ${formatBytes(best.bytes)}.`,
        changed: nodesInOrder(graph, best.order),
        forMemory: true,
      },
    ];
  },
};
