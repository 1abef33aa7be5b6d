import type { SuiteDeclaration } from '../../src/experiment/define.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { fuseActivation } from '../../src/networks/graph/passes/fuse-activation.js';

/** Which half of a separable convolution comes first: in Inception the 1×1, in Xception the depthwise. */
export type Order = 'depthwise-first' | 'pointwise-first';
export const ORDERS: readonly Order[] = ['depthwise-first', 'pointwise-first'];
/** In the ids of arms. */
const SHORT: Readonly<Record<Order, string>> = {
  'depthwise-first': 'dw-first',
  'pointwise-first': '1x1-first',
};

export const ORDER_SUITE = 'order';
export const ACTIVATION_SUITE = 'activation';

const SIDE = 28;
/** Channels of a stack that keeps them, of one that widens, and how many separable convolutions a stack has. */
const KEPT = [64, 64, 64, 64];
export const WIDENED = [64, 128];

/**
 * Separable convolutions one behind the other, nothing between.
 *
 * @param channels  of the input, then of the output of each
 */
export function separableStack(channels: readonly number[], order: Order, side: number = SIDE): Graph {
  const g = new GraphBuilder(`separable-${channels.join('-')}-${order}`);
  let x = g.input([1, channels[0], side, side]);
  const depthwise = (y: number, i: number) =>
    g.depthwise(y, { kernel: [3, 3], padding: 1 }, { name: `${i + 1}/depthwise` });
  const pointwise = (y: number, i: number, filters: number) =>
    g.pointwise(y, { filters }, { name: `${i + 1}/1x1` });
  for (const [i, filters] of channels.slice(1).entries()) {
    x =
      order === 'depthwise-first'
        ? pointwise(depthwise(x, i), i, filters)
        : depthwise(pointwise(x, i, filters), i);
  }
  return g.build(x);
}

/** Whether there is a ReLU between depthwise and 1×1: none, in the kernel before it, or as an op of its own. */
export const BETWEEN = ['none', 'relu-fused', 'relu-as-op'] as const;
export type Between = (typeof BETWEEN)[number];

/** The channels of the separable convolution with or without an activation between its halves. */
const ACTIVATED = 128;

export function betweenGraph(between: Between): Graph {
  const g = new GraphBuilder(`between-${between}`);
  let x = g.input([1, ACTIVATED, SIDE, SIDE]);
  x = g.depthwise(x, { kernel: [3, 3], padding: 1 }, { name: 'depthwise' });
  if (between !== 'none') x = g.activation('relu', x, { name: 'relu' });
  const graph = g.build(g.pointwise(x, { filters: ACTIVATED }, { name: '1x1' }));
  return between === 'relu-fused' ? fuseActivation(graph) : graph;
}

export const separableSuites: readonly SuiteDeclaration[] = [
  {
    id: ORDER_SUITE,
    title: `separable convolutions in both orders, ${SIDE}×${SIDE}`,
    baseline: 'widen-dw-first',
    arms: [
      ...ORDERS.map(order => ({ id: `widen-${SHORT[order]}`, graph: () => separableStack(WIDENED, order) })),
      ...ORDERS.map(order => ({ id: `keep-${SHORT[order]}`, graph: () => separableStack(KEPT, order) })),
    ],
  },
  {
    id: ACTIVATION_SUITE,
    title: 'an activation between depthwise and 1×1',
    arms: BETWEEN.map(between => ({ id: between, graph: () => betweenGraph(between) })),
  },
];
