import assert from 'node:assert/strict';
import {
  fitsRegisters,
  loadsPerMultiplyAdd,
  registersOf,
  registerTileFigure,
} from '../../../experiments/kernel-ladder/register-tile.js';

describe('a tile of sums in registers', () => {
  it('loads each row and each vector once for all products between them', () => {
    assert.equal(loadsPerMultiplyAdd({ rows: 1, vectors: 1 }), 2);
    assert.equal(loadsPerMultiplyAdd({ rows: 4, vectors: 4 }), 8 / 16);
    assert.equal(loadsPerMultiplyAdd({ rows: 5, vectors: 2 }), 7 / 10);
  });

  it('fits into the registers up to 5 rows of two vectors, or 4 rows of two and 3 of three', () => {
    assert.equal(registersOf({ rows: 5, vectors: 2 }), 14);
    const largest = [1, 2, 3].map(vectors =>
      [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1].find(rows => fitsRegisters({ rows, vectors })),
    );
    assert.deepEqual(largest, [12, 5, 3]);
  });

  it('is drawn hollow where it does not fit', () => {
    const [, two] = registerTileFigure().data as unknown as { x: number[]; marker: { symbol: string[] } }[];
    assert.deepEqual(
      two.x.filter((_, i) => two.marker.symbol[i].endsWith('-open')),
      [6, 7, 8],
    );
  });
});
