import { GraphBuilder } from '../../src/networks/graph/builder.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { invertedResidual } from '../../src/networks/models/blocks/inverted-residual.js';
import type { Figure } from '../../src/reports/figure.js';
import { blockDiagram } from '../../src/reports/graphs/diagram.js';

/** A small inverted residual without and with squeeze-and-excite. */
export function squeezeExciteDiagram(): Figure {
  const drawn = (name: string, excite: boolean) => {
    const g = new GraphBuilder(name);
    const block = {
      expanded: 32,
      filters: 8,
      kernel: 3,
      stride: 1,
      activation: 'hSwish',
      ...(excite && { excite: { squeezed: 8, activation: 'relu', gate: 'hardSigmoid' } as const }),
    } as const;
    return { name, graph: optimize(g.build(invertedResidual(g, g.input([1, 8, 14, 14]), block, 'block'))) };
  };
  return blockDiagram([drawn('inverted residual', false), drawn('with squeeze-and-excite', true)], {
    id: 'squeeze-excite-diagram',
    title: 'Where squeeze-and-excite stands',
    caption:
      'MobileNetV3 puts it between the depthwise and the projecting convolution, where the map is widest. The pool has to have ' +
      'read the whole map before the product can scale its first element.',
  });
}
