import type { OpParameters, Padding, Window } from '../../src/kernels/op.js';
import { GraphBuilder, type NodeOptions } from '../../src/networks/graph/builder.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { filterRange, INTEGER_WEIGHT } from '../../src/networks/graph/weight-ranges.js';
import { randomStream, randomTensor } from '../../src/tensors/random.js';
import { tensor } from '../../src/tensors/tensor.js';

/** A map of C channels, batch 1 unless said otherwise. */
export interface FeatureMap {
  readonly channels: number;
  readonly side: number;
  readonly batch?: number;
}

/** Builds a graph of one input. */
function graph(name: string, map: FeatureMap, body: (g: GraphBuilder, x: number) => number): Graph {
  const g = new GraphBuilder(name);
  const x = g.input([map.batch ?? 1, map.channels, map.side, map.side]);
  return g.build(body(g, x));
}

const SAME = { kernel: [3, 3], padding: 1 } as const satisfies { kernel: Window; padding: Padding };

/** A full or grouped 3×3 convolution that keeps the size. */
export function convolution(
  name: string,
  map: FeatureMap,
  filters: number,
  { groups = 1, ...options }: NodeOptions & { readonly groups?: number } = {},
): Graph {
  return graph(name, map, (g, x) => g.conv2d(x, { ...SAME, filters, groups }, options));
}

/** A depthwise convolution, 3×3 that keeps the size unless said otherwise. */
export function depthwise(
  name: string,
  map: FeatureMap,
  parameters: Partial<Pick<OpParameters['depthwise'], 'kernel' | 'stride' | 'padding'>> = {},
): Graph {
  return graph(name, map, (g, x) => g.depthwise(x, { ...SAME, ...parameters }));
}

/** A dense layer. */
export function dense(name: string, features: number, units: number, batch: number): Graph {
  return graph(name, { channels: features, side: 1, batch }, (g, x) => g.dense(x, { units }));
}

/**
 * A grouped 3×3 convolution C → C of multiplier m, as TensorFlow had to write it: m filters for each channel, then a sum
 * of m parts of the channels. Its C / m groups are of channels that stand C / m apart.
 */
export function multipliedAndSummed(name: string, map: FeatureMap, multiplier: number): Graph {
  const { channels } = map;
  return graph(name, map, (g, x) => {
    const wide = g.conv2d(x, { ...SAME, filters: channels * multiplier, groups: channels });
    const parts = Array.from({ length: multiplier }, (_, i) =>
      g.channelSlice(wide, { from: i * channels, to: (i + 1) * channels }),
    );
    return parts.reduce((sum, part) => g.add(sum, part));
  });
}

/** A grouped 3×3 convolution C → C as slices, one convolution each, and a join. */
export function slicedAndJoined(name: string, map: FeatureMap, groups: number): Graph {
  const width = map.channels / groups;
  return graph(name, map, (g, x) =>
    g.concat(
      Array.from({ length: groups }, (_, i) => {
        const part = g.channelSlice(x, { from: i * width, to: (i + 1) * width });
        return g.conv2d(part, { ...SAME, filters: width });
      }),
    ),
  );
}

/** A 3×3 convolution that reads every second channel, picked by a 1×1 convolution of zeros and ones. */
export function pickedChannels(name: string, map: FeatureMap, filters: number): Graph {
  const kept = map.channels / 2;
  const pick = tensor([kept, map.channels, 1, 1]);
  for (let k = 0; k < kept; k++) pick.data[k * map.channels + 2 * k] = 1;
  return graph(name, map, (g, x) => {
    const picked = g.pointwise(x, { filters: kept }, { name: 'pick', weights: () => [pick] });
    return g.conv2d(picked, { ...SAME, filters });
  });
}

/** The weights of a 3×3 convolution of which a share is zero, scattered at random. */
export function withZeros(name: string, channels: number, filters: number, share: number): NodeOptions {
  const shape = [filters, channels, 3, 3];
  return {
    weights(seed, make) {
      const stream = randomStream(seed, name);
      const w = randomTensor(shape, stream, filterRange(channels * 9).spread, make);
      for (let i = 0; i < w.data.length; i++) if (stream.uniform() < share) w.data[i] = 0;
      return [w];
    },
  };
}

/** A chain of 3×3 convolutions of stride 2, all of so many filters. */
export function strided(name: string, map: FeatureMap, filters: number, layers: number): Graph {
  return graph(name, map, (g, x) =>
    Array.from({ length: layers }).reduce<number>(y => g.conv2d(y, { ...SAME, filters, stride: 2 }), x),
  );
}

/** Values of deviation 1 fill a quarter of int8. */
const STEP = 1 / 32;

/** The same chain in int8, between a quantisation of the input and one back. */
export function quantizedStrided(name: string, map: FeatureMap, filters: number, layers: number): Graph {
  const integers = (scale: number) => ({ type: 'int8', scale: [scale], zeroPoint: [0] }) as const;
  return graph(name, map, (g, x) => {
    let y = g.node('quantize', [x], integers(STEP));
    for (let i = 0; i < layers; i++) {
      const fanIn = g.shape(y)[1] * 9;
      // The sums of a layer have the deviation of its input, so that no layer is all zeros or cut off.
      const weights = integers(1 / (INTEGER_WEIGHT.spread * Math.sqrt(fanIn / 3)));
      const window = { ...SAME, filters, stride: 2, dilation: 1, groups: 1, bias: false };
      y = g.node('quantizedConv', [y], { ...window, input: integers(STEP), weights, output: integers(STEP) });
    }
    return g.node('dequantize', [y], integers(STEP));
  });
}
