import assert from 'node:assert/strict';
import { countGraph } from '../../../src/cost/counts.js';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { elementOpsOf, layer, opCounts, totals, weightElements } from './layers.js';

describe('FBNetV2-F4', () => {
  it("has the multiply-accumulates of the authors' definition", () => {
    assert.deepEqual(totals('fbnet-v2-f4'), [237_605_592, 7_022_864, [1, 1000]]);
  });

  it('has the published counts when pools are counted, and biases and batch norm are not', () => {
    const graph = graphOf('fbnet-v2-f4');
    const hiddenPooledAgain = 1984;
    const pools = elementOpsOf(graph, 'globalPool') + hiddenPooledAgain;
    assert.equal(countGraph(graph).macs + pools, 238_351_984);
    assert.equal(weightElements(graph), 6_994_824);
  });

  it('rounds the searched expansions to multiples of 8, counted as by hand', () => {
    const graph = graphOf('fbnet-v2-f4');
    // 16 · 5.4566 = 87.3
    assert.deepEqual(layer(graph, 'stage2.1/expand/conv'), [
      'pointwise',
      [1, 88, 112, 112],
      88 * 112 * 112 * 16,
      88 * 16,
    ]);
    // 32 · 4.5379 = 145.2, a quarter of 144 is 36
    assert.deepEqual(layer(graph, 'stage3.3/se/squeeze/conv'), [
      'pointwise',
      [1, 40, 1, 1],
      144 * 40,
      144 * 40 + 40,
    ]);
  });

  it('keeps a 1×1 convolution of the skipped block that changes the channels, and nothing of the other', () => {
    const graph = graphOf('fbnet-v2-f4');
    assert.deepEqual(layer(graph, 'widen/conv')[1], [1, 224, 7, 7]);
    assert.throws(() => layer(graph, 'stage4.3/depthwise/conv'));
    assert.deepEqual(opCounts(graph, ['depthwise', 'multiply']), [17, 10]);
  });

  it('refuses an image below its stride', () => {
    assert.throws(
      () => graphOf('fbnet-v2', { resolution: 20 }),
      /resolution is 20, expected an integer from 32/,
    );
  });
});
