import type { Figure } from '../../src/reports/figure.js';
import { blockDiagram } from '../../src/reports/graphs/diagram.js';
import { eespModule, espModule } from './modules.js';

const SHAPE = { channels: 9, branches: 3, side: 9 };

/** The module of the first paper and the unit of the second, with three branches. */
export function espDiagram(): Figure {
  return blockDiagram(
    [
      { name: 'ESP module', graph: espModule(SHAPE) },
      { name: 'EESP unit', graph: eespModule(SHAPE) },
    ],
    {
      id: 'esp-diagram',
      title: 'Reduce, split, transform, merge: an ESP module and an EESP unit',
      caption:
        'With K = 3 branches of d = 3 channels, without batch norm, PReLU and residual sum. The running sums before ' +
        'the concatenation are the hierarchical feature fusion.',
    },
  );
}
