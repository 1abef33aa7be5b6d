import assert from 'node:assert/strict';
import { aroundAxis, stridesOf } from '../../src/kernels/axes.js';
import { broadcastShape, broadcastStrides } from '../../src/kernels/broadcast.js';
import { mergeAxes } from '../../src/kernels/merged-axes.js';

describe('axes', () => {
  it('have products of lengths before and behind, and strides', () => {
    assert.deepEqual(aroundAxis([2, 3, 4, 5], 1), { outer: 2, length: 3, inner: 20 });
    assert.deepEqual(stridesOf([2, 3, 4]), [12, 4, 1]);
    assert.deepEqual(stridesOf([]), []);
  });

  it('are one where neighbours are of one kind, lengths of 1 aside', () => {
    const kinds = ['a', 'b', 'a', 'c', 'b'];
    assert.deepEqual(
      mergeAxes([2, 1, 3, 4, 5], axis => kinds[axis]),
      [
        { length: 6, kind: 'a' },
        { length: 4, kind: 'c' },
        { length: 5, kind: 'b' },
      ],
    );
  });
});

describe('broadcasting', () => {
  it('aligns shapes at their last axes and repeats lengths of 1', () => {
    assert.deepEqual(broadcastShape('binary', [3, 1, 5], [4, 1]), [3, 4, 5]);
    assert.deepEqual(broadcastShape('binary', [], [2, 3]), [2, 3]);
    assert.deepEqual(broadcastStrides([3, 1, 5], [2, 3, 4, 5]), [0, 5, 0, 1]);
  });
});
