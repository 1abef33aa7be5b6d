import assert from 'node:assert/strict';
import { labelPlaces } from '../../src/reports/label-places.js';

const size = { width: 400, height: 300 };

describe('labelPlaces', () => {
  it('puts a label that has room to the right of its point', () => {
    assert.deepEqual(labelPlaces([{ x: 100, y: 100, text: 'alone' }], size), ['middle right']);
  });

  it('turns away from the edge and from other points', () => {
    assert.deepEqual(labelPlaces([{ x: 395, y: 100, text: 'at the edge' }], size), ['middle left']);
    const row = [
      { x: 100, y: 100, text: 'first' },
      { x: 120, y: 100, text: 'second' },
    ];
    assert.deepEqual(labelPlaces(row, size), ['middle left', 'middle right']);
  });

  it('gives four points close together four different places', () => {
    const points = [0, 1, 2, 3].map(i => ({ x: 200 + 2 * i, y: 150 + 2 * i, text: 'a-long-label' }));
    assert.equal(new Set(labelPlaces(points, size)).size, 4);
  });
});
