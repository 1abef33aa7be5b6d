import { countNode } from '../../cost/counts.js';
import { memoryOfOrder } from '../../cost/peak-memory.js';
import { formatBytes } from '../../reports/format.js';
import { bottlenecksOf } from '../graphs/blocks.js';
import { withSplitBlocks } from '../graphs/split-block.js';
import type { Rule } from '../proposal.js';

/** MobileNetV2 finds t between 2 and 5 most helpful. */
const SLICES = 4;

/**
 * A bottleneck block whose wide maps do not fit the second-level cache, or that needs the network's peak of memory.
 * Proposes to compute it in slices of its channels, one after the other.
 *
 * @source Sandler et al. 2018, arXiv:1801.04381, section 5.1
 */
export const workingSet: Rule = {
  name: 'working-set',
  propose(graph, { secondLevelBytes = Number.POSITIVE_INFINITY }) {
    const { order, step } = memoryOfOrder(graph);
    const peak = order[step];
    const blocks = bottlenecksOf(graph).filter(({ expand, depthwise, between, project }) => {
      if (project.parameters.activation || expand.shape[1] < SLICES) return false;
      const isAtPeak = [expand, ...between, project].some(({ id }) => id === peak);
      return isAtPeak || countNode(depthwise, graph).bytesMoved > secondLevelBytes;
    });
    if (blocks.length === 0) return [];
    const most = Math.max(...blocks.map(({ depthwise }) => countNode(depthwise, graph).bytesMoved));
    return [
      {
        place: '',
        title: `wide maps of ${formatBytes(most)} between two 1×1 convolutions`,
        nodes: blocks.flatMap(({ expand, between, project }) =>
          [expand, ...between, project].map(({ name }) => name),
        ),
        kind: 'same function',
        advice: `Compute the block in ${SLICES} slices of its channels, one after the other.`,
        changed: withSplitBlocks(graph, blocks, SLICES),
        forMemory: true,
      },
    ];
  },
};
