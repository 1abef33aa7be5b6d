import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Figure } from '../../src/reports/figure.js';
import { blockDiagram } from '../../src/reports/graphs/diagram.js';
import { spelledOut } from './spelled-out.js';

/** A small layer with h-swish in two forms. */
function layer(name: string, add: (g: GraphBuilder, x: number) => number) {
  const g = new GraphBuilder(name);
  const x = g.input([1, 8, 14, 14]);
  const y = g.depthwise(x, { kernel: [3, 3], padding: 1, bias: true }, { name: 'depthwise' });
  return { name, graph: g.build(add(g, y)) };
}

/** h-swish as an activation of the layer before it, and as the four steps of its formula. */
export function hSwishDiagram(): Figure {
  return blockDiagram(
    [
      layer('with a kernel for h-swish', (g, x) => g.activation('hSwish', x, { name: 'h-swish' })),
      layer('step by step', (g, x) => spelledOut(g, x, 'h-swish')),
    ],
    {
      id: 'h-swish-diagram',
      title: 'One formula, two graphs',
      caption:
        'The same numbers come out. On the right, the addition, ReLU6 (drawn in one box with it) and the two products are four ' +
        'passes over the whole map, and the map that leaves the convolution is read twice.',
    },
  );
}
