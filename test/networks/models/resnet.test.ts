import assert from 'node:assert/strict';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { layer, opCounts, totals } from './layers.js';

describe('ResNet', () => {
  it('has the multiply-accumulates and parameters of torchvision', () => {
    const output = [1, 1000];
    assert.deepEqual(totals('resnet-18'), [1_814_073_344, 11_689_512, output]);
    assert.deepEqual(totals('resnet-50'), [4_089_184_256, 25_557_032, output]);
    assert.deepEqual(totals('resnet-152'), [11_513_626_624, 60_192_808, output]);
  });

  it('has as many layers with weights as its name says, without the shortcuts', () => {
    for (const depth of [18, 34, 50, 101, 152]) {
      const graph = graphOf('resnet', { depth });
      const shortcuts = graph.nodes.filter(node => node.name.endsWith('shortcut/conv')).length;
      const [full, pointwise, dense] = opCounts(graph, ['conv2d', 'pointwise', 'dense']);
      assert.equal(full + pointwise + dense - shortcuts, depth);
      // Only a bottleneck widens the output of the first pool.
      assert.equal(shortcuts, depth < 50 ? 3 : 4);
    }
  });

  it('halves the image in the 3×3 convolution of a bottleneck, not in the 1×1 before it', () => {
    const graph = graphOf('resnet-50');
    assert.deepEqual(layer(graph, 'conv3_1/1x1a/conv'), [
      'pointwise',
      [1, 128, 56, 56],
      128 * 56 * 56 * 256,
      128 * 256,
    ]);
    assert.deepEqual(layer(graph, 'conv3_1/3x3/conv'), [
      'conv2d',
      [1, 128, 28, 28],
      128 * 28 * 28 * 128 * 9,
      128 * 128 * 9,
    ]);
    assert.deepEqual(layer(graph, 'conv3_1/shortcut/conv'), [
      'conv2d',
      [1, 512, 28, 28],
      512 * 28 * 28 * 256,
      512 * 256,
    ]);
  });

  it('refuses depths that Table 1 has not', () => {
    assert.throws(
      () => graphOf('resnet', { depth: 20 }),
      /depth is 20, expected one of 18, 34, 50, 101, 152$/,
    );
  });
});
