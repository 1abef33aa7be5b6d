import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AddressSpace } from '../../../src/cost/cache/trace.js';
import { bandsOf, rowsOf } from '../../../src/reports/cache-film/bands.js';

const LINE = { lineBytes: 64 };

function tensors(sizes: readonly (readonly [name: string, elements: number])[]) {
  const space = new AddressSpace();
  return sizes.map(([name, elements]) => space.place(name, [elements]));
}

describe('the bands of tensors in a picture of the memory', () => {
  it('gives equal matrices equal bands, one below the other', () => {
    const bands = bandsOf(
      tensors([
        ['a', 48 * 48],
        ['b', 48 * 48],
      ]),
      { rows: 72, ...LINE },
    );
    assert.deepEqual(
      bands.map(({ top, rows, rowBytes }) => [top, rows, rowBytes]),
      [
        [0, 36, 256],
        [36, 36, 256],
      ],
    );
  });

  it('gives tensors of one name one band, which holds the largest', () => {
    const bands = bandsOf(
      tensors([
        ['slice', 100],
        ['x', 50],
        ['slice', 1000],
      ]),
      { rows: 40, ...LINE },
    );
    assert.deepEqual(
      bands.map(({ name, bytes }) => [name, bytes]),
      [
        ['slice', 4000],
        ['x', 200],
      ],
    );
  });

  it('holds every tensor in whole lines and uses no more rows than asked for, whatever the sizes', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 1e6 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(sizes, elements => {
        const bands = bandsOf(tensors(elements.map((count, i) => [`t${i}`, count])), { rows: 100, ...LINE });
        let top = 0;
        for (const [i, band] of bands.entries()) {
          assert.equal(band.top, top);
          assert.equal(band.rowBytes % 64, 0);
          assert.ok(band.rows * band.rowBytes >= elements[i] * 4);
          assert.ok((band.rows - 1) * band.rowBytes < elements[i] * 4, 'no row is empty');
          top += band.rows;
        }
        assert.equal(rowsOf(bands), top);
        assert.ok(top <= 100 + bands.length);
      }),
    );
  });

  it('refuses a picture with too few rows for the names', () => {
    assert.throws(
      () =>
        bandsOf(
          tensors([
            ['a', 1],
            ['b', 1],
          ]),
          { rows: 13, ...LINE },
        ),
      /2 tensors in 13 rows, expected at least 7 rows a tensor/,
    );
  });
});
