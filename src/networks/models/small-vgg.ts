import { expectArray, expectCounts, expectNumbers, expectText } from '../../errors/arguments.js';
import { GraphBuilder } from '../graph/builder.js';
import type { Graph } from '../graph/graph.js';

/** Filters of the six 3×3 convolutions, in pairs before each 2×2 max pool. */
export const SMALL_VGG_FILTERS = [32, 32, 64, 64, 128, 128] as const;

const CLASSES = 10;

/**
 * A small VGG-like network for 28×28 grey images: three times (3×3 convolution, ReLU) × 2 and a 2×2 max pool,
 * then a dense layer. The note that it follows measured such a network on MNIST, but gives its layers only as a
 * picture, so these are this suite's own.
 *
 * @param filters  of the six convolutions
 */
export function smallVgg(name: string, filters: readonly number[], batch: number): Graph {
  expectText('smallVgg: name', name);
  expectArray('smallVgg: filters', filters, `an array of ${SMALL_VGG_FILTERS.length} filter counts`);
  expectCounts('smallVgg', { batch });
  if (filters.length !== SMALL_VGG_FILTERS.length) {
    throw new RangeError(`smallVgg: ${filters.length} filter counts, expected ${SMALL_VGG_FILTERS.length}`);
  }
  const g = new GraphBuilder(name);
  let x = g.input([batch, 1, 28, 28]);
  for (const [i, count] of filters.entries()) {
    x = g.conv2d(x, { filters: count, kernel: [3, 3], padding: 1, bias: true }, { name: `conv${i + 1}` });
    x = g.activation('relu', x, { name: `relu${i + 1}` });
    if (i % 2 === 1) x = g.maxPool(x, { kernel: [2, 2] }, { name: `pool${(i + 1) / 2}` });
  }
  return g.build(g.dense(x, { units: CLASSES, bias: true }, { name: 'classes' }));
}

/**
 * Filter counts after pruning the same share of every layer.
 *
 * @param share      pruned, 0 … 0.9
 * @param multipleOf 1 keeps the exact count; 8 rounds to the nearest multiple of 8, at least 8
 */
export function prunedFilters(share: number, multipleOf: number): number[] {
  expectNumbers('prunedFilters', { share });
  expectCounts('prunedFilters', { multipleOf });
  return SMALL_VGG_FILTERS.map(count => {
    const kept = count * (1 - share);
    return Math.max(multipleOf, Math.round(kept / multipleOf) * multipleOf);
  });
}
