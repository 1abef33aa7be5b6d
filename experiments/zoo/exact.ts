import { countGraph } from '../../src/cost/counts.js';
import { minimumMemory } from '../../src/cost/peak-memory.js';
import type { ExactRow } from '../../src/measure/results/rows.js';
import { graphOf } from '../../src/networks/models/catalogue.js';
import { deployed, MODELS } from './networks.js';

/** Counts of every published network; memory of the deployed one, work and parameters of the one as built. */
export function zooRows(): ExactRow[] {
  return MODELS.flatMap(model => {
    const { macs, parameters } = countGraph(graphOf(model));
    const graph = deployed(model);
    const { memoryAccessCost } = countGraph(graph);
    const row = (quantity: string, unit: string, value: number): ExactRow => ({
      case: model,
      quantity,
      unit,
      value,
    });
    return [
      row('macs', 'multiply-accumulates', macs),
      row('parameters', 'elements', parameters),
      row('memoryAccessCost', 'elements', memoryAccessCost),
      row('peakBytes', 'bytes', minimumMemory(graph).bytes),
    ];
  });
}
