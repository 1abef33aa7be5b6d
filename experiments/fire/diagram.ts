import type { Figure } from '../../src/reports/figure.js';
import { blockDiagram } from '../../src/reports/graphs/diagram.js';
import { ordinaryConvolution } from './exchange.js';
import { fireGraph } from './modules.js';

/** A fire module beside the convolution that it stands for. */
export function fireDiagram(): Figure {
  return blockDiagram(
    [
      {
        name: 'fire module, SR = 0.125',
        graph: fireGraph(128, 20, { squeeze: 16, expand1x1: 64, expand3x3: 64 }),
      },
      {
        name: 'the same with SR = 0.5',
        graph: fireGraph(128, 20, { squeeze: 64, expand1x1: 64, expand3x3: 64 }),
      },
      { name: 'one 3×3 convolution', graph: ordinaryConvolution(128, 128, 20) },
    ],
    {
      id: 'fire-module',
      title: 'A fire module: squeeze, then expand in two ways',
      caption:
        'All three have 128 channels before and after. The 3×3 filters see only the squeezed channels, and half of the ' +
        'expanding filters are 1×1.',
    },
  );
}
