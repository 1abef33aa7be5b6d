import assert from 'node:assert/strict';
import {
  separableSavings,
  separableSavingsFigure,
} from '../../../experiments/depthwise-separable/savings.js';

describe('what a separable layer saves', () => {
  it('is 1 / (1/K + 1/S²) of the work, whatever the map and the channels', () => {
    for (const [filters, window] of [
      [512, 3],
      [8, 5],
      [1, 7],
    ]) {
      const { macs } = separableSavings({ side: 9, channels: 6, filters }, window);
      assert.ok(Math.abs(macs * (1 / filters + 1 / window ** 2) - 1) < 1e-12);
    }
  });

  it('may be less than nothing of the memory access cost: on large maps the map between the halves counts', () => {
    // 2·9·64 + 9·64² over 4·9·64 + 9·64 + 64², and the same with 112² for 9.
    const cost = (side: number) => separableSavings({ side, channels: 64, filters: 64 }).memoryAccessCost;
    assert.equal(cost(3), (18 * 64 + 9 * 4096) / (36 * 64 + 576 + 4096));
    assert.equal(cost(112), (2 * 12544 * 64 + 9 * 4096) / (4 * 12544 * 64 + 576 + 4096));
    assert.ok(cost(112) < 1 && cost(3) > 1);
  });

  it("is drawn with the paper's layer on the line of its window", () => {
    const { data } = separableSavingsFigure();
    const points = data.map(trace => trace as unknown as { name: string; x: number[]; y: number[] });
    const [paper] = points.filter(({ name }) => name === 'paper, Table 3');
    const [line] = points.filter(({ name }) => name === 'window 3×3');
    const counted = line.y[line.x.indexOf(paper.x[0])];
    assert.ok(Math.abs(paper.y[0] / counted - 1) < 0.005);
  });
});
