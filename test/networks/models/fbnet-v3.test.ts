import assert from 'node:assert/strict';
import { countGraph } from '../../../src/cost/counts.js';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { elementOpsOf, layer, opCounts, totals, weightElements } from './layers.js';

describe('FBNetV3', () => {
  it("has the multiply-accumulates of the authors' definitions", () => {
    const output = [1, 1000];
    assert.deepEqual(totals('fbnet-v3-b'), [460_150_000, 8_598_464, output]);
    assert.deepEqual(totals('fbnet-v3-d'), [642_628_864, 10_306_272, output]);
    assert.deepEqual(totals('fbnet-v3-g'), [2_125_187_200, 16_623_888, output]);
  });

  it('has the published counts when pools are counted, and biases and batch norm are not', () => {
    const published = {
      'fbnet-v3-b': [461_550_136, 8_542_224],
      'fbnet-v3-d': [644_420_352, 10_237_552],
      'fbnet-v3-g': [2_129_656_384, 16_513_648],
    };
    const hiddenPooledAgain = 1984;
    for (const [name, [macs, weights]] of Object.entries(published)) {
      const graph = graphOf(name);
      const pools = elementOpsOf(graph, 'globalPool') + hiddenPooledAgain;
      assert.deepEqual([countGraph(graph).macs + pools, weightElements(graph)], [macs, weights], name);
    }
  });

  it('has as many blocks as its rows repeat', () => {
    const blocks = ['b', 'd', 'g'].map(net => opCounts(graphOf(`fbnet-v3-${net}`), ['depthwise'])[0]);
    assert.deepEqual(blocks, [2 + 4 + 5 + 11 + 7, 2 + 6 + 5 + 12 + 7, 3 + 5 + 5 + 14 + 9]);
  });

  it('pads two convolutions of B less than usual, counted as by hand', () => {
    const graph = graphOf('fbnet-v3-b');
    // (31 + 2 · 1 − 5) / 2 + 1 = 15, (15 − 3) / 2 + 1 = 7
    assert.deepEqual(layer(graph, 'stage4.1/depthwise/conv'), [
      'depthwise',
      [1, 200, 15, 15],
      200 * 15 * 15 * 25,
      200 * 25,
    ]);
    assert.deepEqual(layer(graph, 'stage5.1/depthwise/conv')[1], [1, 720, 7, 7]);
  });

  it('narrows in squeeze-and-excite to a quarter of the channels before the expansion', () => {
    // 120 / (4 · 5) = 6 and 120 / (4 · 3) = 10, at least 95 % of which is left
    const graph = graphOf('fbnet-v3-b');
    assert.equal(layer(graph, 'stage3.1/se/squeeze/conv')[1][1], 8);
    assert.equal(layer(graph, 'stage3.2/se/squeeze/conv')[1][1], 16);
  });

  it('refuses images that a window of B does not fit, and nets that are not here', () => {
    assert.deepEqual(layer(graphOf('fbnet-v3', { resolution: 49 }), 'head/conv')[1], [1, 1344, 1, 1]);
    assert.throws(
      () => graphOf('fbnet-v3', { resolution: 48 }),
      /resolution is 48, expected an integer from 49, below which a window of FBNetV3-B does not fit its map, to 4096$/,
    );
    assert.throws(() => graphOf('fbnet-v3', { net: 'a' }), /net is a, expected one of b, d, g$/);
  });
});
