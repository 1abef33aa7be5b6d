import type { Figure } from '../../src/reports/figure.js';
import { blockDiagram } from '../../src/reports/graphs/diagram.js';
import { gatedBottleneck, gateGraph } from './suites.js';

/** The three attentions as graphs, and a ghost bottleneck with DFC attention. */
export function dfcDiagram(): Figure {
  return blockDiagram(
    [
      { name: 'full', graph: gateGraph('full', 8, 4) },
      { name: 'decoupled', graph: gateGraph('decoupled', 8, 4) },
      { name: 'DFC', graph: gateGraph('dfc', 8, 4) },
      {
        name: 'ghost bottleneck with DFC',
        graph: gatedBottleneck('dfc', { side: 8, filters: 4, expanded: 8 }),
      },
    ],
    {
      id: 'dfc-diagram',
      title: 'Attention with fixed weights: over all pairs, decoupled, and as GhostNetV2 runs it',
      caption:
        'Left to right: a dense layer over all pixels of each channel; one over its columns and one over its rows; two ' +
        'windows of five at half the size; and where the latter stands in a ghost bottleneck.',
    },
  );
}
