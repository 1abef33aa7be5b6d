import type { SuiteDeclaration } from '../../src/experiment/define.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { convBn } from '../../src/networks/models/blocks/index.js';
import { INCEPTION_3A, inceptionModule } from '../../src/networks/models/inception-3a.js';

/** Side of the maps; GoogLeNet's 3a and NASNet-A's first cells have 28, which takes four times as long. */
export const SIDE = 14;

/** Channels between the two convolutions, for the work of the inception module to within 1 %. */
const ONE_PATH_CHANNELS = 65;

/** One path with input, output and work of the inception module: a 1×1 and a 3×3 convolution. */
export function onePath(side: number = SIDE): Graph {
  const g = new GraphBuilder(`one-path-${side}`);
  let x = g.input([1, INCEPTION_3A.channels, side, side]);
  x = convBn(g, x, { filters: ONE_PATH_CHANNELS, activation: 'relu' }, 'reduce');
  x = convBn(g, x, { filters: INCEPTION_3A.filters, kernel: 3, activation: 'relu' }, 'window');
  return optimize(g.build(x));
}

/** Channels of NASNet-A (4 @ 1056) in its first cells. */
const CELL_CHANNELS = 44;

/**
 * A normal cell like NASNet-A's: five sums of two operations on the outputs of the two cells before, joined by
 * channels. Differences from the paper's: each separable convolution is applied once and not twice, and there is
 * neither batch norm nor ReLU. So it has the 13 operators that ShuffleNetV2 counts: 10 convolutions and 3 pools.
 *
 * @source Zoph et al. 2017, arXiv:1707.07012, Figure 4
 */
export function nasnetCell(side: number = SIDE): Graph {
  const g = new GraphBuilder(`nasnet-cell-${side}`);
  const before = g.input([1, CELL_CHANNELS, side, side], 'before');
  const last = g.input([1, CELL_CHANNELS, side, side], 'last');
  const separable = (x: number, size: number, name: string) => {
    const window = { kernel: [size, size], padding: (size - 1) / 2 } as const;
    const y = g.depthwise(x, window, { name: `${name}/depthwise` });
    return g.pointwise(y, { filters: CELL_CHANNELS }, { name: `${name}/pointwise` });
  };
  const mean = (x: number, name: string) =>
    g.avgPool(x, { kernel: [3, 3], stride: 1, padding: 1 }, { name: `${name}/mean` });
  const sums = [
    g.add(separable(last, 3, 'a'), last, { name: 'a/sum' }),
    g.add(separable(before, 3, 'b1'), separable(last, 5, 'b2'), { name: 'b/sum' }),
    g.add(mean(last, 'c'), before, { name: 'c/sum' }),
    g.add(mean(before, 'd1'), mean(before, 'd2'), { name: 'd/sum' }),
    g.add(separable(before, 5, 'e1'), separable(before, 3, 'e2'), { name: 'e/sum' }),
  ];
  return g.build(g.concat(sums, { name: 'concat' }));
}

/** Channels of the depthwise convolution and of the output, for the work of the cell, in depthwise and in 1×1 convolutions. */
const REGULAR = { wide: 135, filters: 28 } as const;

/** Three operators in a row with the work of the cell and its share of depthwise work: an inverted residual. */
export function regularBlock(side: number = SIDE): Graph {
  const g = new GraphBuilder(`regular-${side}`);
  let x = g.input([1, CELL_CHANNELS, side, side]);
  x = g.pointwise(x, { filters: REGULAR.wide }, { name: 'expand' });
  x = g.depthwise(x, { kernel: [5, 5], padding: 2 }, { name: 'depthwise' });
  return g.build(g.pointwise(x, { filters: REGULAR.filters }, { name: 'project' }));
}

/** Blocks of published networks, each beside an unfragmented one of the same work, which is the baseline. */
export const blocks: readonly SuiteDeclaration[] = [
  {
    id: 'inception',
    title: `inception 3a, ${SIDE}×${SIDE}`,
    arms: [
      { id: 'one-path', graph: () => onePath() },
      { id: 'inception', graph: () => inceptionModule(SIDE) },
    ],
  },
  {
    id: 'nasnet',
    title: `a NASNet-A-like cell, ${SIDE}×${SIDE}`,
    arms: [
      { id: 'regular', graph: () => regularBlock() },
      { id: 'nasnet-cell', graph: () => nasnetCell() },
    ],
  },
];
