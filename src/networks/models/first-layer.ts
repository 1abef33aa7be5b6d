import { tensor } from '../../tensors/tensor.js';
import type { GraphBuilder } from '../graph/builder.js';

/** Channels of its input. */
const FEW = 4;

/**
 * Channels that a small 1×1 convolution has computed, for graphs in which copies are compared: where the executor needs the
 * place of a graph's own input again, it copies the input in before each run, which would be one copy more.
 *
 * @param makeWeights  so many values; seeded ones where it is left out
 */
export function firstLayer(
  g: GraphBuilder,
  channels: number,
  side: number,
  makeWeights?: (length: number) => Float32Array,
): number {
  const shape = [channels, FEW, 1, 1];
  const weights = makeWeights && { weights: () => [tensor(shape, makeWeights(channels * FEW))] };
  return g.pointwise(g.input([1, FEW, side, side]), { filters: channels }, { name: 'first', ...weights });
}
