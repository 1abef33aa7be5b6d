import { countGraph } from '../../cost/counts.js';
import { inputsOf } from '../../networks/graph/graph.js';
import { formatShare } from '../../reports/format.js';
import { withBatch } from '../graphs/batch.js';
import type { Rule } from '../proposal.js';

const IMAGES = 4;
/** Share of all bytes from which on fetching weights is worth saving. */
const LEAST_SHARE = 0.2;

/**
 * One image at a time: every weight is fetched for it alone, which takes most of the time of dense layers and of
 * layers on small maps. Proposes four images at a time; what is compared is the time of one.
 */
export const batch: Rule = {
  name: 'batch',
  propose(graph) {
    if (inputsOf(graph).some(({ shape }) => shape[0] !== 1)) return [];
    const { parameters, memoryAccessCost } = countGraph(graph);
    if (parameters < LEAST_SHARE * memoryAccessCost) return [];
    const changed = withBatch(graph, IMAGES);
    if (!changed) return [];
    return [
      {
        place: '',
        title: `one image at a time: ${formatShare(parameters / memoryAccessCost)} of what is moved is weights`,
        nodes: [],
        kind: 'same function',
        advice: `Compute ${IMAGES} images at a time, where they can wait for each other.`,
        changed,
        images: IMAGES,
      },
    ];
  },
};
