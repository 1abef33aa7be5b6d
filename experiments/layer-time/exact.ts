import { countGraph } from '../../src/cost/counts.js';
import { kindOf, kindsIn } from '../../src/cost/layer-kinds.js';
import type { ExactRow } from '../../src/measure/results/rows.js';
import { opNodes } from '../../src/networks/graph/graph.js';
import { armOf, NETWORKS, RESOLUTIONS, STAGES, stageGraph, suiteIdOf } from './networks.js';

/** Ops, multiply-accumulates and memory access cost of every network by kind, as built and fused. */
export function layerRows(): ExactRow[] {
  return NETWORKS.flatMap(({ model }) =>
    STAGES.flatMap(stage => {
      const [resolution] = RESOLUTIONS;
      const graph = stageGraph(model, resolution, stage);
      return kindsIn(graph).flatMap(kind => {
        const only = (node: Parameters<typeof kindOf>[0]) => kindOf(node) === kind;
        const { macs, memoryAccessCost } = countGraph(graph, only);
        const at = `${suiteIdOf(model, resolution)}/${armOf(stage, kind)}`;
        return [
          { case: at, quantity: 'ops', unit: '1', value: opNodes(graph).filter(only).length },
          { case: at, quantity: 'macs', unit: 'multiply-accumulates', value: macs },
          { case: at, quantity: 'memoryAccessCost', unit: 'elements', value: memoryAccessCost },
        ];
      });
    }),
  );
}
