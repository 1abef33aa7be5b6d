import assert from 'node:assert/strict';
import { bytes, elements, tensor, view } from '../../src/tensors/tensor.js';

describe('a tensor', () => {
  it('has as many elements as the product of its lengths, of four bytes each', () => {
    assert.equal(elements([2, 3, 4]), 24);
    assert.equal(elements([]), 1);
    assert.equal(bytes([2, 3, 4]), 96);
    assert.deepEqual([...tensor([2, 2]).data], [0, 0, 0, 0]);
  });

  it('takes given values without copying them', () => {
    const data = Float32Array.of(1, 2, 3, 4, 5, 6);
    assert.equal(tensor([2, 3], data).data, data);
  });

  it('is in row-major order and shares its memory with its ndarray view', () => {
    const t = tensor([2, 3], Float32Array.of(1, 2, 3, 4, 5, 6));
    const array = view(t);
    assert.deepEqual([array.get(0, 2), array.get(1, 0)], [3, 4]);
    array.set(1, 1, 50);
    assert.equal(t.data[4], 50);
  });

  it('refuses lengths that are no positive integers and another number of values', () => {
    for (const length of [0, -1, 1.5, Number.NaN]) {
      assert.throws(() => tensor([2, length]), {
        name: 'ShapeError',
        message: `tensor: lengths are [2, ${length}], expected positive integers`,
      });
    }
    assert.throws(() => tensor([2, 3], new Float32Array(5)), {
      name: 'ShapeError',
      message: 'tensor: 5 values, expected 6 for [2, 3]',
    });
  });
});
