import type { Figure } from '../../src/reports/figure.js';
import { blockDiagram } from '../../src/reports/graphs/diagram.js';
import { ghostLayer, ghostRow, residualRow } from './modules.js';

const RATIO = 2;

/** The two modules as diagrams. */
export function ghostDiagram(): Figure {
  const shape = { side: 14, filters: 8, expanded: 16 };
  return blockDiagram(
    [
      {
        name: 'ghost module',
        graph: ghostLayer({ side: 14, channels: 8, filters: 16, kernel: 1, ratio: RATIO, cheap: 3 }),
      },
      { name: 'ghost bottleneck', graph: ghostRow(shape) },
      { name: 'inverted residual', graph: residualRow(shape) },
    ],
    {
      id: 'ghost-diagram',
      title: 'A ghost module, a ghost bottleneck and an inverted residual',
      caption:
        'Half of the maps come from a 1×1 convolution, the other half from a depthwise 3×3 convolution of the first. A ' +
        'ghost bottleneck of stride 1 has no other 3×3 window.',
    },
  );
}
