import assert from 'node:assert/strict';
import { tSplitElements } from '../../../experiments/t-split/elements.js';
import { memoryOfOrder } from '../../../src/cost/peak-memory.js';
import { type BottleneckBlock, bottleneck } from '../../../src/networks/models/bottleneck.js';

const blocks: Record<string, BottleneckBlock> = {
  block2: { name: 'block2', side: 112, channels: 16, expanded: 96, filters: 24, stride: 2 },
  block3: { name: 'block3', side: 56, channels: 24, expanded: 144, filters: 24, stride: 1 },
  block5: { name: 'block5', side: 28, channels: 32, expanded: 192, filters: 32, stride: 1 },
  block14: { name: 'block14', side: 14, channels: 96, expanded: 576, filters: 160, stride: 2 },
};

describe('memory of a bottleneck block in t slices', () => {
  it("follows the paper's formula on the blocks of MobileNetV2's Table 2", () => {
    const expected = {
      block2: { 1: 1781248, 2: 1028608, 3: 777728, 4: 652288, 5: 589568, 8: 464128, 96: 291648 },
      block3: { 1: 1053696, 2: 602112, 3: 451584, 4: 376320, 5: 332416, 8: 263424, 144: 156800 },
      block5: { 1: 351232, 2: 200704, 3: 150528, 4: 125440, 5: 111328, 8: 87808, 192: 51744 },
      block14: { 1: 167776, 2: 97216, 3: 73696, 4: 61936, 5: 55076, 8: 44296, 576: 26901 },
    };
    for (const [name, byT] of Object.entries(expected)) {
      for (const [t, elements] of Object.entries(byT)) {
        assert.equal(tSplitElements(blocks[name], Number(t)), elements, `${name}, t = ${t}`);
      }
    }
  });

  it('is what the tensors of the graph take where input and output live at once, and less for t ≤ 2', () => {
    for (const block of Object.values(blocks)) {
      for (const t of [1, 2, 3, 4, 8]) {
        const { bytes } = memoryOfOrder(bottleneck(block, t));
        if (t >= 3) assert.equal(bytes, 4 * tSplitElements(block, t));
        else assert.ok(bytes < 4 * tSplitElements(block, t));
      }
    }
  });

  it('refuses a t that is not 1 … n', () => {
    for (const t of [0, 1.5, 97]) assert.throws(() => tSplitElements(blocks.block2, t), RangeError);
  });
});
