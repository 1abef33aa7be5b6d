import assert from 'node:assert/strict';
import { countGraph } from '../../../src/cost/counts.js';
import { prunedFilters, SMALL_VGG_FILTERS, smallVgg } from '../../../src/networks/models/small-vgg.js';

describe('the small VGG-like network', () => {
  it('has as many multiply-accumulates as its layers add up to', () => {
    const [a, b, c, d, e, f] = SMALL_VGG_FILTERS;
    const layers = [28 * 28 * 9 * (a + a * b), 14 * 14 * 9 * (b * c + c * d), 7 * 7 * 9 * (d * e + e * f)];
    const dense = 10 * f * 3 * 3;
    const { macs } = countGraph(smallVgg('vgg', SMALL_VGG_FILTERS, 1));
    assert.equal(macs, layers.reduce((sum, layer) => sum + layer) + dense);
  });

  it('is pruned to the exact count or to the nearest multiple of 8', () => {
    assert.deepEqual(prunedFilters(0.3, 1), [22, 22, 45, 45, 90, 90]);
    assert.deepEqual(prunedFilters(0.3, 8), [24, 24, 48, 48, 88, 88]);
    assert.deepEqual(prunedFilters(0.9, 8), [8, 8, 8, 8, 16, 16]);
  });
});
