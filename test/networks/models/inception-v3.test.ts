import assert from 'node:assert/strict';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { layer, opCounts, totals } from './layers.js';

describe('Inception-v3', () => {
  it('has the multiply-accumulates of torchvision and its parameters without the auxiliary head', () => {
    // Head: 1×1 768 → 128, 5×5 128 → 768, their batch norms, dense 768 → 1000 with bias.
    const head = 768 * 128 + 2 * 128 + 128 * 768 * 25 + 2 * 768 + 768 * 1000 + 1000;
    assert.deepEqual(totals('inception-v3'), [5_713_216_096, 27_161_264 - head, [1, 1000]]);
  });

  it('has 94 convolutions', () => {
    const [full, pointwise] = opCounts(graphOf('inception-v3'), ['conv2d', 'pointwise']);
    assert.equal(full + pointwise, 94);
  });

  it('has the sizes of the release after every part', () => {
    const graph = graphOf('inception-v3');
    assert.deepEqual(layer(graph, 'pool-5a')[1], [1, 192, 35, 35]);
    assert.deepEqual(layer(graph, 'mixed-5d/concat')[1], [1, 288, 35, 35]);
    assert.deepEqual(layer(graph, 'mixed-6e/concat')[1], [1, 768, 17, 17]);
    assert.deepEqual(layer(graph, 'mixed-7a/concat')[1], [1, 1280, 8, 8]);
    assert.deepEqual(layer(graph, 'mixed-7c/concat')[1], [1, 2048, 8, 8]);
  });

  it('counts a window of one row and seven columns as by hand', () => {
    assert.deepEqual(layer(graphOf('inception-v3'), 'mixed-6c/7x7/2-1x7/conv'), [
      'conv2d',
      [1, 160, 17, 17],
      160 * 17 * 17 * 160 * 7,
      160 * 160 * 7,
    ]);
  });

  it('refuses an image that its last pool cannot read, and runs on the least it can', () => {
    assert.throws(
      () => graphOf('inception-v3', { resolution: 74 }),
      /resolution is 74, expected .* from 75,/,
    );
    assert.deepEqual(
      layer(graphOf('inception-v3', { resolution: 75 }), 'mixed-7c/concat')[1],
      [1, 2048, 1, 1],
    );
  });
});
