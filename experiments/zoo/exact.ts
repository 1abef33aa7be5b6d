import { minimumMemory } from '../../src/cost/peak-memory.js';
import { countRows } from '../../src/experiment/counts.js';
import type { ExactRow } from '../../src/measure/results/rows.js';
import { graphOf } from '../../src/networks/models/catalogue.js';
import { deployed, MODELS } from './networks.js';

/** Counts of every published network; memory of the deployed one, work and parameters of the one as built. */
export function zooRows(): ExactRow[] {
  return MODELS.flatMap(model => {
    const graph = deployed(model);
    const peakBytes = {
      case: model,
      quantity: 'peakBytes',
      unit: 'bytes',
      value: minimumMemory(graph).bytes,
    };
    return [
      ...countRows(model, graphOf(model), ['macs', 'parameters']),
      ...countRows(model, graph, ['memoryAccessCost']),
      peakBytes,
    ];
  });
}
