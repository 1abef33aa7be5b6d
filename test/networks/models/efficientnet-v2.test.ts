import assert from 'node:assert/strict';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { layer, opCounts, totals } from './layers.js';

describe('EfficientNetV2', () => {
  it('has the parameters of torchvision and the multiply-accumulates that it prints in rounded form', () => {
    const output = [1, 1000];
    assert.deepEqual(totals('efficientnet-v2-s'), [8_365_617_152, 21_458_488, output]);
    assert.deepEqual(totals('efficientnet-v2-m'), [24_582_460_384, 54_139_356, output]);
    assert.deepEqual(totals('efficientnet-v2-l'), [56_079_699_008, 118_515_272, output]);
  });

  it('has ordinary convolutions in the first three stages of S and depthwise ones in the others', () => {
    const ops = ['conv2d', 'depthwise', 'multiply'] as const;
    const blocks = 6 + 9 + 15;
    assert.deepEqual(opCounts(graphOf('efficientnet-v2'), ops), [1 + 2 + 4 + 4, blocks, blocks]);
  });

  it('counts a fused block as by hand, with and without expansion', () => {
    const graph = graphOf('efficientnet-v2', { resolution: 224 });
    assert.deepEqual(layer(graph, 'stage1.1/conv'), [
      'conv2d',
      [1, 24, 112, 112],
      24 * 112 * 112 * 24 * 9,
      24 * 24 * 9,
    ]);
    assert.deepEqual(layer(graph, 'stage2.1/expand/conv'), [
      'conv2d',
      [1, 96, 56, 56],
      96 * 56 * 56 * 24 * 9,
      96 * 24 * 9,
    ]);
    assert.deepEqual(layer(graph, 'stage2.1/project/conv'), [
      'pointwise',
      [1, 48, 56, 56],
      48 * 56 * 56 * 96,
      48 * 96,
    ]);
  });

  it('is evaluated on larger images, and refuses sizes that are not published', () => {
    assert.deepEqual(graphOf('efficientnet-v2-s').nodes[0].shape, [1, 3, 384, 384]);
    assert.deepEqual(graphOf('efficientnet-v2-m').nodes[0].shape, [1, 3, 480, 480]);
    assert.throws(() => graphOf('efficientnet-v2', { size: 'xl' }), /size is xl, expected one of s, m, l$/);
  });
});
