import { shuffledFrom } from '../../src/cost/channel-flow.js';
import { channelShuffleBlockCopy } from '../../src/kernels/channel-shuffle/1-block-copy.js';
import { GraphBuilder } from '../../src/networks/graph/builder.js';
import { fillInput } from '../../src/networks/graph/executor.js';
import { type Graph, inputOf, opNodes } from '../../src/networks/graph/graph.js';
import { nodeWeights } from '../../src/networks/graph/weights.js';
import type { WholePlatform } from '../../src/networks/platform.js';
import { type Tensor, tensor } from '../../src/tensors/tensor.js';
import type { GroupedMap } from './ways.js';

/** A shuffle and the grouped 1×1 convolution that reads it. */
export function shuffleThenGrouped({ channels, groups, side }: GroupedMap): Graph {
  const g = new GraphBuilder(`shuffle-grouped-${channels}-g${groups}-${side}`);
  const shuffled = g.channelShuffle(g.input([1, channels, side, side]), { groups }, { name: 'shuffle' });
  return g.build(g.groupedPointwise(shuffled, { filters: channels, groups }, { name: 'gconv' }));
}

/**
 * Grouped 1×1 convolution that finds its channels through an index:
 *
 *   out[k,p] = Σ_j x[index[g·n + j], p] · w[k,j],   g = ⌊k·G / K⌋,   n = C / G
 *
 * With the identity as index it is an ordinary one; with that of a shuffle it reads what has not been shuffled.
 *
 * @param out    [1, K, H, W], overwritten
 * @param x      [1, C, H, W]
 * @param w      [K, C/G, 1, 1]
 * @param index  C places
 * @cost  macs = K·H·W·C / G, and one look-up for every H·W of them
 */
export function groupedThroughIndex(out: Tensor, x: Tensor, w: Tensor, index: Int32Array): void {
  const [, K, H, W] = out.shape;
  const perGroup = w.shape[1];
  const groups = x.shape[1] / perGroup;
  const pixels = H * W;
  out.data.fill(0);
  for (let k = 0; k < K; k++) {
    const first = Math.floor((k * groups) / K) * perGroup;
    for (let j = 0; j < perGroup; j++) {
      const from = index[first + j] * pixels;
      const factor = w.data[k * perGroup + j];
      for (let p = 0; p < pixels; p++) out.data[k * pixels + p] += factor * x.data[from + p];
    }
  }
}

/** An engine for `shuffleThenGrouped`: it copies the channels into their new order, or reads them through an index. */
export function indexEngine(reads: 'copies' | 'an index'): WholePlatform {
  return {
    name: `loops that read through ${reads}`,
    description: `plain loops over a grouped 1×1 convolution that read shuffled channels through ${reads}`,
    bind(graph, seed) {
      const [shuffle, convolution] = opNodes(graph);
      const { groups } = shuffle.parameters as { readonly groups: number };
      const [x, shuffled, output] = [inputOf(graph), shuffle, convolution].map(({ shape }) => tensor(shape));
      const [w] = nodeWeights(graph, convolution, seed);
      const C = x.shape[1];
      const index = Int32Array.from({ length: C }, (_, k) => shuffledFrom(k, C, groups));
      const inOrder = Int32Array.from({ length: C }, (_, k) => k);
      fillInput(graph, inputOf(graph), x, seed);
      const run = {
        copies() {
          channelShuffleBlockCopy(shuffled, x, groups);
          groupedThroughIndex(output, shuffled, w, inOrder);
        },
        'an index': () => groupedThroughIndex(output, x, w, index),
      }[reads];
      return { run, input: x, output, inputs: [x], outputs: [output] };
    },
  };
}

/** The largest difference of both ways to read, which sum in the same order. */
export function differenceOfIndex(map: GroupedMap): number {
  const graph = shuffleThenGrouped(map);
  const [copied, indexed] = (['copies', 'an index'] as const).map(reads => {
    const { run, output } = indexEngine(reads).bind(graph, 1);
    run();
    return output.data;
  });
  return copied.reduce((most, value, i) => Math.max(most, Math.abs(value - indexed[i])), 0);
}
