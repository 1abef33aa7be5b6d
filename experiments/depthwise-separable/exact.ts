import { countGraph } from '../../src/cost/counts.js';
import type { ExactRow } from '../../src/measure/results/rows.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { graphOf } from '../../src/networks/models/catalogue.js';
import { armOf, FORMS, layerGraph, layersOf, layersSuiteId, WIDTHS } from './layers.js';
import { PAIRS, pairGraph, pairSuiteId, TABLE_8, TABLE_8_SUITE } from './networks.js';

/** Counts of every layer in every form, of the pairs of networks and of the networks of Table 8, as built. */
export function separableRows(): ExactRow[] {
  return [
    ...WIDTHS.flatMap(width =>
      layersOf(width).flatMap(layer =>
        FORMS.flatMap(form =>
          counts(`${layersSuiteId(width)}/${armOf(layer, form)}`, layerGraph(layer, form)),
        ),
      ),
    ),
    ...PAIRS.flatMap(pair =>
      (['separable', 'full'] as const).flatMap(form =>
        counts(`${pairSuiteId(pair)}/${form}`, pairGraph(pair, form)),
      ),
    ),
    ...TABLE_8.flatMap(({ model }) => counts(`${TABLE_8_SUITE}/${model}`, graphOf(model))),
  ];
}

function counts(at: string, graph: Graph): ExactRow[] {
  const { macs, parameters, memoryAccessCost } = countGraph(graph);
  return [
    { case: at, quantity: 'macs', unit: 'multiply-accumulates', value: macs },
    { case: at, quantity: 'parameters', unit: 'elements', value: parameters },
    { case: at, quantity: 'memoryAccessCost', unit: 'elements', value: memoryAccessCost },
  ];
}
