import assert from 'node:assert/strict';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { layer, opCounts, totals } from './layers.js';

describe('AlexNet', () => {
  it('has the multiply-accumulates and parameters of the one-tower network', () => {
    assert.deepEqual(totals('alexnet'), [714_188_480, 61_100_840, [1, 1000]]);
  });

  it('has five convolutions, three pools, three dense layers and a ReLU after all but the last', () => {
    const graph = graphOf('alexnet');
    assert.deepEqual(opCounts(graph, ['conv2d', 'maxPool', 'dense', 'relu']), [5, 3, 3, 7]);
  });

  it('counts the first convolution and the first dense layer as by hand', () => {
    const graph = graphOf('alexnet');
    // ⌊(224 + 2·2 − 11) / 4⌋ + 1 = 55
    const window = 3 * 11 * 11;
    assert.deepEqual(layer(graph, 'conv1/conv'), [
      'conv2d',
      [1, 64, 55, 55],
      64 * 55 * 55 * window,
      64 * window + 64,
    ]);
    const features = 256 * 6 * 6;
    assert.deepEqual(layer(graph, 'fc6/dense'), [
      'dense',
      [1, 4096],
      4096 * features,
      4096 * features + 4096,
    ]);
  });

  it('refuses an image that its last pool cannot read, and runs on the least it can', () => {
    assert.throws(
      () => graphOf('alexnet', { resolution: 62 }),
      /^.*alexnet: resolution is 62, expected an integer from 63, the least that its last pool can read, to 4096$/,
    );
    assert.deepEqual(layer(graphOf('alexnet', { resolution: 63 }), 'conv5/pool')[1], [1, 256, 1, 1]);
  });
});
