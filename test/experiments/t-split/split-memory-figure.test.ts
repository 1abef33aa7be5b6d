import assert from 'node:assert/strict';
import type { PlotData } from 'plotly.js';
import { blocks } from '../../../experiments/t-split/blocks.js';
import { tSplitElements, tSplitParts } from '../../../experiments/t-split/elements.js';
import { splitMemoryFigure } from '../../../experiments/t-split/figures.js';

describe('the figure of what is alive in a split block', () => {
  it('stacks bars to the memory of the formula', () => {
    for (const block of blocks) {
      const data = splitMemoryFigure(block).data as Partial<PlotData>[];
      const splits = (data[0].x as string[]).map(Number);
      assert.equal(splits.at(-1), block.expanded);
      for (const [i, t] of splits.entries()) {
        const height = data.reduce((sum, { y }) => sum + (y as number[])[i], 0);
        assert.ok(Math.abs(height - tSplitElements(block, t) / 256) < 1e-9, `${block.name}, t = ${t}`);
      }
    }
  });

  it('has parts of the sides before and after the stride', () => {
    const [block] = blocks;
    assert.deepEqual(tSplitParts(block, 4), {
      input: 112 * 112 * 16,
      output: 56 * 56 * 24,
      expanded: 112 * 112 * 24,
      filtered: 56 * 56 * 24,
    });
  });
});
