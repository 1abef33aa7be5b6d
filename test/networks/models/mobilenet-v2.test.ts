import assert from 'node:assert/strict';
import { graphOf, publishedModels } from '../../../src/networks/models/catalogue.js';
import { layer, opCounts, totals, weightElements } from './layers.js';

describe('MobileNetV2', () => {
  it('has the known multiply-accumulates and parameters', () => {
    const output = [1, 1000];
    assert.deepEqual(totals('mobilenet-v2-1.0-224'), [300_774_272, 3_504_872, output]);
    assert.deepEqual(totals('mobilenet-v2-1.4-224'), [582_195_824, 6_108_776, output]);
    assert.deepEqual(totals('mobilenet-v2-0.35-96'), [11_934_128, 1_677_128, output]);
  });

  it('rounds to what the release prints for every width and resolution', () => {
    const members = publishedModels().filter(model => model.family.name === 'mobilenet-v2');
    assert.equal(members.length, 22);
    for (const { name, variant } of members) {
      const [macs] = totals(name);
      // The release rounds down.
      assert.equal(Math.floor(macs / 1e6), variant!.published!.macs! / 1e6, name);
      // Without batch norm and biases.
      const weights = weightElements(graphOf(name)) / 1e6;
      assert.ok(Math.abs(weights - variant!.published!.parameters! / 1e6) < 0.006, `${name}: ${weights}`);
    }
  });

  it('has 17 blocks, of which 10 add to their input and one does not expand', () => {
    const graph = graphOf('mobilenet-v2');
    const ops = ['conv2d', 'depthwise', 'pointwise', 'add', 'dense'] as const;
    assert.deepEqual(opCounts(graph, ops), [1, 17, 2 * 17 - 1 + 1, 10, 1]);
    assert.equal(opCounts(graph, ['batchNorm'])[0], 1 + 17 + 2 * 17);
    assert.throws(() => layer(graph, 'bottleneck1.1/expand/conv'));
  });

  it('counts a block as by hand', () => {
    const graph = graphOf('mobilenet-v2');
    assert.deepEqual(layer(graph, 'bottleneck2.1/expand/conv'), [
      'pointwise',
      [1, 96, 112, 112],
      16 * 96 * 112 * 112,
      16 * 96,
    ]);
    assert.deepEqual(layer(graph, 'bottleneck2.1/depthwise/conv'), [
      'depthwise',
      [1, 96, 56, 56],
      96 * 56 * 56 * 9,
      96 * 9,
    ]);
    assert.deepEqual(layer(graph, 'bottleneck2.1/project/conv'), [
      'pointwise',
      [1, 24, 56, 56],
      96 * 24 * 56 * 56,
      96 * 24,
    ]);
    assert.deepEqual(layer(graph, 'bottleneck2.2/sum')[1], [1, 24, 56, 56]);
  });

  it('rounds channels to multiples of 8 and never thins the last convolution', () => {
    const graph = graphOf('mobilenet-v2', { width: 0.35 });
    // 0.35 · 24 = 8.4, 0.35 · 64 = 22.4
    assert.equal(layer(graph, 'bottleneck2.1/project/conv')[1][1], 8);
    assert.equal(layer(graph, 'bottleneck4.1/project/conv')[1][1], 24);
    assert.equal(layer(graph, 'head/conv')[1][1], 1280);
    assert.equal(layer(graphOf('mobilenet-v2', { width: 1.4 }), 'head/conv')[1][1], 1792);
  });

  it('refuses a width of 0, an image below its stride and parts of a pixel', () => {
    assert.throws(
      () => graphOf('mobilenet-v2', { width: 0 }),
      /mobilenet-v2: width is 0, expected a number above 0, at most 10$/,
    );
    const stride = /resolution is [\d.]+, expected an integer from 32, the network's stride, to 4096$/;
    assert.throws(() => graphOf('mobilenet-v2', { resolution: 31 }), stride);
    assert.throws(() => graphOf('mobilenet-v2', { resolution: 96.5 }), stride);
  });
});
