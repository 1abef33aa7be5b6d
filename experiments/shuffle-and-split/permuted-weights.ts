import { shuffledFrom } from '../../src/cost/channel-flow.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import { bindGraph } from '../../src/networks/graph/executor.js';
import type { Graph } from '../../src/networks/graph/graph.js';
import { firstLayer } from '../../src/networks/models/first-layer.js';
import { platforms } from '../../src/networks/platforms.js';
import { randomStream } from '../../src/tensors/random.js';
import { tensor } from '../../src/tensors/tensor.js';
import type { GroupedMap } from './ways.js';

/** Integers are small enough that every sum is exact in float32. */
const LARGEST = 8;

function integers(length: number, name: string): Float32Array {
  const stream = randomStream(1, name);
  return Float32Array.from({ length }, () => Math.round(LARGEST * (2 * stream.uniform() - 1)));
}

/**
 * For a 1×1 convolution that reads shuffled channels: the same layer before the shuffle. Column shuffledFrom(k) of the
 * new matrix is column k of the old one.
 *
 * @param w  [K, C] of the layer behind the shuffle
 */
export function permutedColumns(w: Float32Array, channels: number, groups: number): Float32Array {
  const permuted = new Float32Array(w.length);
  for (let row = 0; row < w.length; row += channels) {
    for (let k = 0; k < channels; k++) permuted[row + shuffledFrom(k, channels, groups)] = w[row + k];
  }
  return permuted;
}

/** A shuffle and a 1×1 convolution of as many filters; or the convolution alone, with its columns permuted. */
export function shuffleThenPointwise({ channels, groups, side }: GroupedMap, isFolded: boolean): Graph {
  const g = new GraphBuilder(`${isFolded ? 'permuted' : 'shuffled'}-${channels}-g${groups}-${side}`);
  const x = firstLayer(g, channels, side, length => integers(length, 'first'));
  const w = integers(channels * channels, 'weights');
  const data = isFolded ? permutedColumns(w, channels, groups) : w;
  const weights = () => [tensor([channels, channels, 1, 1], data)];
  const from = isFolded ? x : g.channelShuffle(x, { groups }, { name: 'shuffle' });
  return g.build(g.pointwise(from, { filters: channels }, { name: '1x1', weights }));
}

/** The largest difference of both outputs, on integers, where rounding cannot hide one. */
export function differenceOfFolding(map: GroupedMap): number {
  const [shuffled, permuted] = [false, true].map(isFolded => {
    const { run, input, output } = bindGraph(shuffleThenPointwise(map, isFolded), platforms.typescript, 1);
    input.data.set(integers(input.data.length, 'input'));
    run();
    return output.data;
  });
  return shuffled.reduce((most, value, i) => Math.max(most, Math.abs(value - permuted[i])), 0);
}
