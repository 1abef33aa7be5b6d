import assert from 'node:assert/strict';
import { graphOf } from '../../../src/networks/models/catalogue.js';
import { layer, opCounts, totals } from './layers.js';

describe('EfficientNet', () => {
  it('has the parameters of torchvision and the multiply-accumulates that it prints in rounded form', () => {
    const expected = {
      b0: [385_814_752, 5_288_548],
      b1: [686_802_832, 7_794_184],
      b2: [993_561_872, 9_109_994],
      b3: [1_827_141_392, 12_233_232],
      b4: [4_393_771_024, 19_341_616],
      b5: [10_266_384_752, 30_389_784],
      b6: [19_067_593_536, 43_040_704],
      b7: [37_745_884_192, 66_347_960],
    };
    for (const [member, [macs, parameters]] of Object.entries(expected)) {
      assert.deepEqual(totals(`efficientnet-${member}`), [macs, parameters, [1, 1000]], member);
    }
  });

  it('scales layers and channels together', () => {
    const ops = ['depthwise', 'multiply', 'pointwise'] as const;
    // 16 blocks, the first without expansion; each has four 1×1 convolutions; the head.
    assert.deepEqual(opCounts(graphOf('efficientnet-b0'), ops), [16, 16, 16 * 4 - 1 + 1]);
    // ⌈3.1 · 1, 2, 2, 3, 3, 4, 1⌉ = 4, 7, 7, 10, 10, 13, 4; none of the four first expands.
    assert.deepEqual(opCounts(graphOf('efficientnet-b7'), ops), [55, 55, 55 * 4 - 4 + 1]);
    const b7 = graphOf('efficientnet-b7');
    assert.deepEqual(layer(b7, 'stage7.13/project/conv')[1], [1, 384, 19, 19]);
    assert.deepEqual(layer(b7, 'head/conv')[1], [1, 2560, 19, 19]);
  });

  it('narrows in squeeze-and-excite to a quarter of the channels before the expansion', () => {
    const graph = graphOf('efficientnet-b0');
    assert.deepEqual(layer(graph, 'stage3.1/expand/conv')[1], [1, 96, 112, 112]);
    assert.deepEqual(layer(graph, 'stage3.1/se/squeeze/conv'), [
      'pointwise',
      [1, 4, 1, 1],
      96 * 4,
      96 * 4 + 4,
    ]);
    assert.deepEqual(layer(graph, 'stage3.1/depthwise/conv'), [
      'depthwise',
      [1, 96, 56, 56],
      96 * 56 * 56 * 9,
      96 * 9,
    ]);
    assert.equal(layer(graph, 'stage3.1/se/excite/sigmoid')[0], 'sigmoid');
  });

  it('refuses a depth of 0 and an unknown member', () => {
    assert.throws(
      () => graphOf('efficientnet', { depth: 0 }),
      /depth is 0, expected a number above 0, at most 10$/,
    );
    assert.throws(
      () => graphOf('efficientnet-b8'),
      /model efficientnet-b8: unknown, did you mean efficientnet-b/,
    );
  });
});
