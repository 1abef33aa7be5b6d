import assert from 'node:assert/strict';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { layer, opCounts, totals } from './layers.js';

describe('GoogLeNet', () => {
  it('has the parameters of torchvision and the multiply-accumulates that it rounds to 1.498 billion', () => {
    assert.deepEqual(totals('googlenet'), [1_498_376_192, 6_624_904, [1, 1000]]);
  });

  it('has three convolutions and nine modules of six convolutions, one pool and one concatenation', () => {
    const graph = graphOf('googlenet');
    const [full, pointwise, pools, joins] = opCounts(graph, ['conv2d', 'pointwise', 'maxPool', 'concat']);
    assert.equal(full + pointwise, 3 + 9 * 6);
    assert.deepEqual([pools, joins], [4 + 9, 9]);
  });

  it('rounds the size of pools up, so that the parts have 28, 14 and 7 rows', () => {
    const graph = graphOf('googlenet');
    assert.deepEqual(layer(graph, 'inception-3b/concat')[1], [1, 480, 28, 28]);
    assert.deepEqual(layer(graph, 'inception-4e/concat')[1], [1, 832, 14, 14]);
    assert.deepEqual(layer(graph, 'inception-5b/concat')[1], [1, 1024, 7, 7]);
  });

  it('counts the 3×3 branch of module 3a as by hand', () => {
    const graph = graphOf('googlenet');
    assert.deepEqual(layer(graph, 'inception-3a/3x3/1-1x1/conv'), [
      'pointwise',
      [1, 96, 28, 28],
      96 * 28 * 28 * 192,
      96 * 192,
    ]);
    assert.deepEqual(layer(graph, 'inception-3a/3x3/2-3x3/conv'), [
      'conv2d',
      [1, 128, 28, 28],
      128 * 28 * 28 * 96 * 9,
      128 * 96 * 9,
    ]);
  });

  it('refuses an image below its stride', () => {
    assert.throws(
      () => graphOf('googlenet', { resolution: 16 }),
      /resolution is 16, .* the network's stride, to 4096$/,
    );
  });
});
