import assert from 'node:assert/strict';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { layer, opCounts, totals } from './layers.js';

describe('ShuffleNetV2', () => {
  it('has the parameters of torchvision and the multiply-accumulates that it prints in rounded form', () => {
    const output = [1, 1000];
    assert.deepEqual(totals('shufflenet-v2-0.5'), [40_476_448, 1_366_792, output]);
    assert.deepEqual(totals('shufflenet-v2-1.0'), [144_907_992, 2_278_604, output]);
    assert.deepEqual(totals('shufflenet-v2-1.5'), [295_759_392, 3_503_624, output]);
    assert.deepEqual(totals('shufflenet-v2-2.0'), [583_253_464, 7_393_996, output]);
  });

  it('has 16 units, each with a shuffle, of which three halve the image and the others split the channels', () => {
    const ops = ['channelShuffle', 'concat', 'channelSlice', 'depthwise', 'pointwise'] as const;
    assert.deepEqual(opCounts(graphOf('shufflenet-v2'), ops), [
      16,
      16,
      2 * 13,
      13 + 2 * 3,
      2 * 13 + 3 * 3 + 1,
    ]);
  });

  it('counts a unit of each kind as by hand', () => {
    const graph = graphOf('shufflenet-v2');
    const macs = (name: string) => layer(graph, `stage3/${name}/conv`)[2];
    assert.deepEqual(['unit1/left/depthwise', 'unit1/left/conv', 'unit1/right/conv1'].map(macs), [
      116 * 14 * 14 * 9,
      116 * 14 * 14 * 116,
      116 * 28 * 28 * 116,
    ]);
    assert.deepEqual(['unit2/right/conv1', 'unit2/right/depthwise', 'unit2/right/conv2'].map(macs), [
      116 * 14 * 14 * 116,
      116 * 14 * 14 * 9,
      116 * 14 * 14 * 116,
    ]);
    assert.deepEqual(layer(graph, 'stage3/unit2/shuffle')[1], [1, 232, 14, 14]);
  });

  it('refuses widths that Table 5 has not', () => {
    assert.throws(
      () => graphOf('shufflenet-v2', { width: 0.75 }),
      /width is 0.75, expected one of 0.5, 1, 1.5, 2$/,
    );
  });
});
