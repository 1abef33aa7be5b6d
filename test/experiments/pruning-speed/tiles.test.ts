import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { PlotData } from 'plotly.js';
import { tileCount, tilesFigure, usefulShare } from '../../../experiments/pruning-speed/tiles.js';

describe('tiles of filters', () => {
  it('are enough, and one fewer would not be', () => {
    const counts = fc.integer({ min: 1, max: 2000 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 256 }), (filters, width) => {
        const tiles = tileCount(filters, width);
        assert.ok(tiles * width >= filters && (tiles - 1) * width < filters);
      }),
    );
  });

  it('waste what NVIDIA says of tiles of 128', () => {
    // Its guide: N = 1000 wastes 2.3 %, 256 → 257 is half again the work.
    assert.ok(Math.abs(100 * (1 - usefulShare(1000, 128)) - 2.3) < 0.05);
    assert.equal(tileCount(257, 128) / tileCount(256, 128), 1.5);
  });

  it('refuse what is no count', () => {
    for (const [filters, width] of [
      [0, 4],
      [7.5, 4],
      [7, 0],
      [Number.NaN, 4],
    ]) {
      assert.throws(() => tileCount(filters, width), /^InputError: tileCount: (filters|width) is/);
    }
  });

  it('make a figure in which no tile is more than full', () => {
    const data = tilesFigure().data as Partial<PlotData>[];
    const shares = data.filter(({ yaxis }) => yaxis === 'y2');
    assert.equal(shares.length, 3);
    for (const { x, y } of shares) {
      const values = y as number[];
      assert.ok(values.every(value => value > 0 && value <= 100));
      assert.equal(values[(x as number[]).indexOf(64)], 100);
    }
  });
});
