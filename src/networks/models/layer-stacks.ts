import { GraphBuilder } from '../graph/builder.js';
import type { Graph } from '../graph/graph.js';

/** Adds a layer to a graph on top of node `x`; returns the id of its node. */
type Layer = (builder: GraphBuilder, x: number, name: string) => number;

interface LayerStack {
  readonly channels: number;
  /** Height and width of the feature map. */
  readonly side: number;
  /** The same layers so many times over. */
  readonly times: number;
  readonly layers: readonly Layer[];
}

const pointwise =
  (filters: number): Layer =>
  (builder, x, name) =>
    builder.pointwise(x, { filters }, { name });

const grouped =
  (filters: number, groups: number): Layer =>
  (builder, x, name) =>
    builder.groupedPointwise(x, { filters, groups }, { name });

const depthwise3x3: Layer = (builder, x, name) =>
  builder.depthwise(x, { kernel: [3, 3], padding: 1 }, { name });

const conv3x3 =
  (filters: number): Layer =>
  (builder, x, name) =>
    builder.conv2d(x, { filters, kernel: [3, 3], padding: 1 }, { name });

const stacks = {
  'pointwise-128': { channels: 128, side: 56, times: 10, layers: [pointwise(128)] },
  'depthwise-128': { channels: 128, side: 56, times: 10, layers: [depthwise3x3] },
  'bottleneck-52': { channels: 52, side: 56, times: 5, layers: [pointwise(312), pointwise(52)] },
  'grouped-360': { channels: 360, side: 56, times: 10, layers: [grouped(360, 8)] },
  'conv-64': { channels: 64, side: 56, times: 4, layers: [conv3x3(64)] },
  'pointwise-512': { channels: 512, side: 14, times: 10, layers: [pointwise(512)] },
} as const satisfies Record<string, LayerStack>;

export type LayerStackName = keyof typeof stacks;

/**
 * A stack of the layers that light-weight networks are made of, without bias and activation: long enough that what an
 * engine does once at the ends of a graph hardly shows.
 */
export function layerStack(name: LayerStackName): Graph {
  const { channels, side, times, layers }: LayerStack = stacks[name];
  const builder = new GraphBuilder(`stack-${name}`);
  let x = builder.input([1, channels, side, side]);
  for (let i = 0; i < times * layers.length; i++) {
    x = layers[i % layers.length](builder, x, `layer${i + 1}`);
  }
  return builder.build(x);
}
