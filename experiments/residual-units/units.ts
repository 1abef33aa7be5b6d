import type { Activation } from '../../src/kernels/op.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { optimize } from '../../src/networks/graph/passes/index.js';
import { type Convolution, convolution } from '../../src/networks/models/blocks/conv-bn-activation.js';

/** A residual unit: what it does to its input, before the shortcut. */
export type Body = (layers: Layers, x: number, channels: number) => number;

/** Adds a convolution and, if one is given, an activation. */
type Layers = (x: number, name: string, conv: Convolution, activation?: Activation) => number;

/** Where a unit stands. */
export interface Place {
  readonly channels: number;
  readonly side: number;
  /** The same unit so many times over. */
  readonly times: number;
}

/**
 * Two 3×3 convolutions of c → c channels.
 *
 * @source He et al. 2016, arXiv:1512.03385, Figure 5, left
 */
export const standard: Body = (layers, x, filters) =>
  layers(layers(x, '3x3a', { filters, kernel: 3 }, 'relu'), '3x3b', { filters, kernel: 3 });

/**
 * 1×1 to fewer channels, 3×3, 1×1 back.
 *
 * @param narrow  channels inside
 * @param groups  of the 3×3 convolution; as many as channels make it depthwise
 * @source He et al. 2016, arXiv:1512.03385, Figure 5, right
 */
export const bottleneck =
  (narrow: number, groups = 1): Body =>
  (layers, x, filters) => {
    const reduced = layers(x, 'reduce', { filters: narrow }, 'relu');
    const seen = layers(reduced, '3x3', { filters: narrow, kernel: 3, groups }, 'relu');
    return layers(seen, 'expand', { filters });
  };

/**
 * 1×1 to t times the channels, depthwise 3×3, linear 1×1 back. With t = 1 there is no expanding convolution.
 *
 * @source Sandler et al. 2018, arXiv:1801.04381, Table 1
 */
export const inverted =
  (t: number): Body =>
  (layers, x, filters) => {
    const wide = t * filters;
    const expanded = t === 1 ? x : layers(x, 'expand', { filters: wide }, 'relu6');
    const seen = layers(expanded, 'depthwise', { filters: wide, kernel: 3, groups: wide }, 'relu6');
    return layers(seen, 'project', { filters });
  };

/**
 * A stack of units, each with its shortcut, and its activations fused.
 *
 * @param after  the activation behind the sum; none in MobileNetV2
 */
export function unitStack(body: Body, { channels, side, times }: Place, after?: Activation): Graph {
  const g = new GraphBuilder(`residual-${channels}-${side}x${times}`);
  let x = g.input([1, channels, side, side]);
  for (let i = 1; i <= times; i++) {
    const y = g.add(body(layersOf(g, `unit${i}/`), x, channels), x, { name: `unit${i}/sum` });
    x = after ? g.activation(after, y, { name: `unit${i}/${after}` }) : y;
  }
  return optimize(g.build(x));
}

/** How a unit of stride 2 that also changes its channels comes by its shortcut. */
export type Down = 'projection' | 'no-shortcut' | 'inverted';

/** Channels in and out, and inside, of the units of stride 2. */
export const DOWN = {
  side: 28,
  bottleneck: { channels: 128, narrow: 64, filters: 256 },
  inverted: { channels: 36, expanded: 216, filters: 72 },
} as const;

/** A unit of stride 2: ResNet's with a 1×1 convolution as its shortcut or without one; the inverted residual without. */
export function downUnit(kind: Down): Graph {
  const g = new GraphBuilder(`down-${kind}`);
  const { side } = DOWN;
  const layers = layersOf(g, '');
  if (kind === 'inverted') {
    const { channels, expanded, filters } = DOWN.inverted;
    const x = g.input([1, channels, side, side]);
    const wide = layers(x, 'expand', { filters: expanded }, 'relu6');
    const window = { filters: expanded, kernel: 3, stride: 2, groups: expanded };
    return optimize(g.build(layers(layers(wide, 'depthwise', window, 'relu6'), 'project', { filters })));
  }
  const { channels, narrow, filters } = DOWN.bottleneck;
  const x = g.input([1, channels, side, side]);
  const reduced = layers(x, 'reduce', { filters: narrow }, 'relu');
  const seen = layers(reduced, '3x3', { filters: narrow, kernel: 3, stride: 2 }, 'relu');
  const y = layers(seen, 'expand', { filters });
  const out =
    kind === 'projection' ? g.add(y, layers(x, 'projection', { filters, stride: 2 }), { name: 'sum' }) : y;
  return optimize(g.build(g.activation('relu', out, { name: 'relu' })));
}

function layersOf(g: GraphBuilder, prefix: string): Layers {
  return (x, name, conv, activation) => {
    const y = convolution(g, x, conv, { name: prefix + name });
    return activation ? g.activation(activation, y, { name: `${prefix}${name}/${activation}` }) : y;
  };
}
