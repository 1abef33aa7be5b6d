import assert from 'node:assert/strict';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { layer, opCounts, totals } from './layers.js';

describe('VGG', () => {
  it('has the multiply-accumulates and parameters of torchvision', () => {
    const output = [1, 1000];
    assert.deepEqual(totals('vgg-11'), [7_609_090_048, 132_863_336, output]);
    assert.deepEqual(totals('vgg-16'), [15_470_264_320, 138_357_544, output]);
    assert.deepEqual(totals('vgg-19'), [19_632_062_464, 143_667_240, output]);
  });

  it('gains two parameters per filter and no multiply-accumulates from batch norm', () => {
    // 2 · (64·2 + 128·2 + 256·3 + 512·6)
    assert.deepEqual(totals('vgg-16-bn'), [15_470_264_320, 138_357_544 + 8448, [1, 1000]]);
    assert.deepEqual(totals('vgg-11-bn').slice(0, 2), [7_609_090_048, 132_868_840]);
    assert.deepEqual(totals('vgg-19-bn').slice(0, 2), [19_632_062_464, 143_678_248]);
  });

  it('has as many layers with weights as its name says', () => {
    for (const depth of [11, 13, 16, 19]) {
      const [convolutions, dense] = opCounts(graphOf('vgg', { depth }), ['conv2d', 'dense']);
      assert.equal(convolutions + dense, depth);
    }
  });

  it('counts a convolution in the middle as by hand', () => {
    assert.deepEqual(layer(graphOf('vgg-16'), 'conv4_1/conv'), [
      'conv2d',
      [1, 512, 28, 28],
      512 * 28 * 28 * 256 * 9,
      512 * 256 * 9 + 512,
    ]);
  });

  it('refuses depths that Table 1 has not, and an image below its stride', () => {
    assert.throws(() => graphOf('vgg', { depth: 12 }), /depth is 12, expected one of 11, 13, 16, 19$/);
    assert.throws(
      () => graphOf('vgg-16', { resolution: 31 }),
      /resolution is 31, expected an integer from 32, the network's stride, to 4096$/,
    );
  });
});
