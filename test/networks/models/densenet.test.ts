import assert from 'node:assert/strict';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { layer, opCounts, totals } from './layers.js';

describe('DenseNet', () => {
  it('has the multiply-accumulates and parameters of torchvision', () => {
    assert.deepEqual(totals('densenet-121'), [2_834_161_664, 7_978_856, [1, 1000]]);
  });

  it('has as many layers with weights as its name says', () => {
    for (const depth of [121, 169, 201]) {
      const graph = graphOf('densenet', { depth });
      const [full, pointwise, dense] = opCounts(graph, ['conv2d', 'pointwise', 'dense']);
      assert.equal(full + pointwise + dense, depth);
    }
  });

  it('adds 32 channels a layer and halves them between blocks', () => {
    const graph = graphOf('densenet-121');
    assert.deepEqual(layer(graph, 'dense1/layer2/concat')[1], [1, 64 + 32, 56, 56]);
    assert.deepEqual(layer(graph, 'dense1/concat')[1], [1, 64 + 6 * 32, 56, 56]);
    assert.deepEqual(layer(graph, 'transition1/pool')[1], [1, 128, 28, 28]);
    assert.deepEqual(layer(graph, 'dense4/concat')[1], [1, 1024, 7, 7]);
  });

  it('counts the bottleneck of the last dense layer as by hand', () => {
    const graph = graphOf('densenet-121');
    const channels = 512 + 15 * 32;
    assert.deepEqual(layer(graph, 'dense4/layer16/1x1/conv'), [
      'pointwise',
      [1, 128, 7, 7],
      128 * 49 * channels,
      128 * channels,
    ]);
  });

  it('refuses depths that Table 1 has not', () => {
    assert.throws(() => graphOf('densenet', { depth: 120 }), /depth is 120, expected one of 121, 169, 201$/);
  });
});
