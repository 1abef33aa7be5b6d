import assert from 'node:assert/strict';
import { countGraph } from '../../../src/cost/counts.js';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { elementOpsOf, layer, opCounts, totals, weightElements } from './layers.js';

describe('FBNet', () => {
  it("has the multiply-accumulates of the authors' definitions", () => {
    const output = [1, 1000];
    assert.deepEqual(totals('fbnet-a'), [244_452_664, 4_304_584, output]);
    assert.deepEqual(totals('fbnet-b'), [291_004_424, 4_801_368, output]);
    assert.deepEqual(totals('fbnet-c'), [378_136_224, 5_570_664, output]);
  });

  it('has the published counts when the pool is counted, and biases and batch norm are not', () => {
    const published = {
      'fbnet-a': [244.52636, '4.27029'],
      'fbnet-b': [291.10164, '4.76667'],
      'fbnet-c': [378.23344, '5.52542'],
    };
    for (const [name, [macs, weights]] of Object.entries(published)) {
      const graph = graphOf(name);
      assert.equal((countGraph(graph).macs + elementOpsOf(graph, 'globalPool')) / 1e6, macs);
      assert.equal((weightElements(graph) / 1e6).toFixed(5), weights);
    }
  });

  it('has a block in each of 22 places that is not skipped', () => {
    const blocks = (name: string) =>
      opCounts(graphOf(name), ['depthwise', 'channelShuffle', 'groupedPointwise']);
    assert.deepEqual(blocks('fbnet-a'), [22 - 3, 3, 3]);
    assert.deepEqual(blocks('fbnet-b'), [22 - 1, 0, 0]);
    assert.deepEqual(blocks('fbnet-c'), [22 - 1, 0, 0]);
    assert.throws(() => layer(graphOf('fbnet-b'), 'stage4.3/depthwise/conv'));
  });

  it('counts a block in two groups as by hand', () => {
    const graph = graphOf('fbnet-a');
    assert.equal(layer(graph, 'stage4.3/shuffle')[0], 'channelShuffle');
    assert.deepEqual(layer(graph, 'stage4.3/depthwise/conv'), [
      'depthwise',
      [1, 64, 14, 14],
      64 * 14 * 14 * 25,
      64 * 25,
    ]);
    assert.deepEqual(layer(graph, 'stage4.3/project/conv'), [
      'groupedPointwise',
      [1, 64, 14, 14],
      64 * 14 * 14 * 32,
      64 * 32,
    ]);
  });

  it('refuses a net that was not published', () => {
    assert.throws(() => graphOf('fbnet', { net: 'd' }), /fbnet: net is d, expected one of a, b, c$/);
  });
});
