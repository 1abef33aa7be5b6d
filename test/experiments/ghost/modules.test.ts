import assert from 'node:assert/strict';
import { cheapOperations } from '../../../experiments/ghost/cheap.js';
import {
  fullLayer,
  ghostLayer,
  ghostRow,
  residualRow,
  timesFewer,
} from '../../../experiments/ghost/modules.js';
import { countGraph } from '../../../src/cost/counts.js';
import { differingValues } from '../../../src/networks/graph/differing-values.js';

describe('ghost modules', () => {
  it('save what the equation says, in multiply-accumulates and in parameters', () => {
    // 2·16 / (16 + 9).
    assert.equal(timesFewer({ channels: 16, kernel: 1, ratio: 2, cheap: 3 }), 1.28);
    assert.equal(timesFewer({ channels: 9, kernel: 1, ratio: 2, cheap: 3 }), 1);
    for (const [kernel, ratio, cheap] of [
      [1, 2, 3],
      [3, 2, 3],
      [3, 4, 5],
      [1, 4, 3],
    ]) {
      const shape = { side: 6, channels: 8, filters: 8, kernel, ratio, cheap };
      const [full, ghost] = [fullLayer(shape), ghostLayer(shape)].map(graph => countGraph(graph));
      for (const count of ['macs', 'parameters'] as const) {
        assert.ok(Math.abs(full[count] / ghost[count] / timesFewer(shape) - 1) < 1e-12);
      }
    }
  });

  it('make bottlenecks of e·f + 4.5·(e + f) multiply-accumulates per pixel, against 2·e·f + 9·e', () => {
    const shape = { side: 5, expanded: 12, filters: 8 };
    const perPixel = (graph: Parameters<typeof countGraph>[0]) => countGraph(graph).macs / 25;
    assert.equal(perPixel(ghostRow(shape)), 96 + 4.5 * 20);
    assert.equal(perPixel(residualRow(shape)), 2 * 96 + 9 * 12);
  });

  it('can be shifted by one-hot windows or by slices, with the same result', () => {
    const [ones, copies] = [cheapOperations['shift-one-hot'](6, 8), cheapOperations['shift-slice-pad'](6, 8)];
    assert.equal(differingValues(ones, copies).differing, 0);
    assert.equal(differingValues(ones, cheapOperations['depthwise-3x3'](6, 8)).differing > 0, true);
    assert.equal(countGraph(ones).macs, 9 * 8 * 36);
    assert.equal(countGraph(copies).macs, 0);
  });
});
