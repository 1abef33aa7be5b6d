import assert from 'node:assert/strict';
import { relativeError, TOLERANCE } from '../../src/tensors/compare.js';
import { randomStream, randomTensor } from '../../src/tensors/random.js';
import { type Tensor, tensor } from '../../src/tensors/tensor.js';

const vector = (...values: number[]) => tensor([values.length], Float32Array.from(values));

function changed(t: Tensor, i: number, value: number): Tensor {
  const copy = tensor(t.shape, t.data.slice());
  copy.data[i] = value;
  return copy;
}

describe('relative error', () => {
  it('is the largest difference over the value, or over the root mean square where that is larger', () => {
    assert.equal(relativeError(vector(3, 4), vector(3, 4)), 0);
    assert.equal(relativeError(vector(3, 6), vector(3, 4)), 0.5);
    assert.equal(relativeError(vector(1, 4, 4, 4), vector(0, 4, 4, 4)), 1 / Math.sqrt(12));
    assert.equal(relativeError(vector(0, 0), vector(0, 0)), 0);
    assert.equal(relativeError(vector(1, 0), vector(0, 0)), Infinity);
  });

  it('is infinite where a value is not finite, on either side', () => {
    for (const value of [Number.NaN, Infinity, -Infinity]) {
      assert.equal(relativeError(vector(1, value), vector(1, 2)), Infinity);
      assert.equal(relativeError(vector(1, value), vector(1, value)), Infinity);
    }
  });

  it('lets the rounding of float32 pass and rejects an error of 1 % in one element, whichever it is', () => {
    const expected = randomTensor([4, 5, 6], randomStream(1));
    const rms = Math.hypot(...expected.data) / Math.sqrt(expected.data.length);
    let tried = 0;
    expected.data.forEach((value, i) => {
      if (Math.abs(value) < rms / 50) return;
      tried += 1;
      assert.ok(relativeError(changed(expected, i, value * (1 + 2 ** -20)), expected) <= TOLERANCE);
      for (const factor of [0.99, 1.01]) {
        assert.ok(relativeError(changed(expected, i, value * factor), expected) > TOLERANCE, `element ${i}`);
      }
    });
    assert.ok(tried > 110, `only ${tried} of 120 elements are large enough to try`);
  });

  it('refuses results of another shape, also with as many elements', () => {
    assert.throws(() => relativeError(tensor([2, 3]), tensor([3, 2])), {
      name: 'ShapeError',
      message: 'relativeError: result is [2, 3], expected [3, 2]',
    });
  });
});
