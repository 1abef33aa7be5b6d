import assert from 'node:assert/strict';
import { ops } from '../../src/kernels/ops.js';
import { scratchArrays } from '../../src/tensors/scratch.js';
import { of } from '../kernels/apply.js';

describe('scratch arrays', () => {
  it('begin at multiples of 64 bytes and take nothing after the last', () => {
    const arrays = scratchArrays(Float64Array, 3, 9, 2);
    assert.equal(arrays.bytes, 64 + 128 + 16);
    const views = arrays.in(new ArrayBuffer(1000));
    assert.deepEqual(
      views.map(({ byteOffset, length }) => [byteOffset, length]),
      [
        [0, 3],
        [64, 9],
        [192, 2],
      ],
    );
  });

  it('are views of the buffer that is given, and have one of their own if none is', () => {
    const arrays = scratchArrays(Float32Array, 0, 4);
    const buffer = new ArrayBuffer(16);
    const [empty, four] = arrays.in(buffer);
    four[3] = 7;
    assert.equal(empty.length, 0);
    assert.equal(new Float32Array(buffer)[3], 7);
    assert.equal(arrays.in(undefined)[1].buffer.byteLength, 16);
  });

  it('refuse a buffer that is too small, also through a kernel', () => {
    assert.throws(() => scratchArrays(Float32Array, 4).in(new ArrayBuffer(15)), {
      name: 'RangeError',
      message: 'scratch: 15 bytes, expected at least 16',
    });
    const version = ops.pointwise.versions.at(-1)!;
    const layer = {
      inputs: [[1, 3, 1, 1]],
      output: [1, 1, 1, 1],
      weights: [of([1, 3, 1, 1], 1, 2, 3)],
      parameters: { filters: 1, bias: false, accumulate: false },
    };
    assert.equal(version.scratchBytes!(layer), 3 * 4 * 4);
    assert.throws(() => version.bind(layer, new ArrayBuffer(47)), {
      message: 'scratch: 47 bytes, expected at least 48',
    });
  });
});
