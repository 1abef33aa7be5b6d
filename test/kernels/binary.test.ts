import assert from 'node:assert/strict';
import { type BinaryFunctionName, binaryFunctions } from '../../src/kernels/binary/functions.js';
import { binary } from '../../src/kernels/binary/index.js';
import { rowsOf } from '../../src/kernels/binary/rows.js';
import { platforms } from '../../src/networks/platforms.js';
import { type Shape, tensor } from '../../src/tensors/tensor.js';
import { allocate } from '../../src/wasm/memory.js';
import { apply, applyInto, of } from './apply.js';
import { valueLayers } from './value-layers.js';
import { versionsAgree } from './versions-agree.js';

describe('binary', () => {
  it('gives the values of each function', () => {
    const [a, b] = [of([3], 4, -2, 9), of([3], 2, 8, 3)];
    const expected: { readonly [F in BinaryFunctionName]: readonly number[] } = {
      add: [6, 6, 12],
      subtract: [2, -10, 6],
      multiply: [8, -16, 27],
      divide: [2, -0.25, 3],
      power: [16, 256, 729],
      minimum: [2, -2, 3],
      maximum: [4, 8, 9],
    };
    for (const name of Object.keys(binaryFunctions) as BinaryFunctionName[]) {
      for (const version of binary.versions) {
        const actual = [...apply(binary, [a, b], [], { function: name }, version).data];
        assert.deepEqual(actual, expected[name], `${name} ${version.name}`);
      }
    }
  });

  it('repeats lengths of 1 on both sides: a column and a row are a table', () => {
    const [column, row] = [of([2, 1], 10, 20), of([3], 1, 2, 3)];
    for (const version of binary.versions) {
      const table = apply(binary, [column, row], [], { function: 'add' }, version);
      assert.deepEqual(table, of([2, 3], 11, 12, 13, 21, 22, 23), version.name);
      const other = apply(binary, [row, column], [], { function: 'subtract' }, version);
      assert.deepEqual(other, of([2, 3], -9, -8, -7, -19, -18, -17), version.name);
    }
  });

  it('squares and divides by one number, and writes over an input of the shape of the output', () => {
    for (const version of binary.versions) {
      const x = of([2, 2], 1, -2, 3, -4);
      applyInto(x, binary, [x, of([], 2)], [], { function: 'power' }, version);
      assert.deepEqual([...x.data], [1, 4, 9, 16], version.name);
      applyInto(x, binary, [of([1], 2), x], [], { function: 'divide' }, version);
      assert.deepEqual([...x.data], [2, 0.5, Math.fround(2 / 9), 0.125], version.name);
    }
  });

  it('has powers of negative numbers, of 0, and with the exponents that are functions of their own', () => {
    const places = ([length]: Shape) => tensor([length], allocate(length));
    for (const version of [...binary.versions, platforms.wasm.versions.binary]) {
      const power = (bases: readonly number[], exponents: readonly number[]) => {
        const [a, b, out] = [bases, exponents, bases].map(({ length }) => places([length]));
        a.data.set(bases);
        b.data.set(exponents);
        applyInto(out, binary, [a, b], [], { function: 'power' }, version);
        return out.data;
      };
      const near = (actual: Float32Array, expected: readonly number[]) =>
        expected.forEach((value, i) => {
          const isNear = Math.abs(actual[i] - value) <= 1e-5 * Math.abs(value);
          assert.ok(isNear || Object.is(actual[i], value), `${version.name}: ${actual[i]}, not ${value}`);
        });
      near(power([-2, -2, -2, 0, 0, 0, 9], [3, -2, 0.5, 2, 0, -1, 0]), [
        -8,
        0.25,
        Number.NaN,
        0,
        1,
        Infinity,
        1,
      ]);
      near(power([-3, 0, 5], [2]), [9, 0, 25]);
      near(power([-3, 0, 5], [3]), [-27, 0, 125]);
      near(power([4, 0, 2.25], [0.5]), [2, 0, 1.5]);
      near(power([4, 9], [-0.5]), [0.5, 1 / 3]);
    }
  });

  it('agrees in all its versions', () => versionsAgree(binary, valueLayers.binary));

  it('refuses shapes that cannot be broadcast', () => {
    assert.throws(() => binary.outputShape([[2, 3], [2]], { function: 'add' }), {
      name: 'ShapeError',
      message:
        'binary: inputs are [2, 3] and [2], expected lengths that are equal or 1, from the last axis on',
    });
  });
});

describe('rows of a function of two tensors', () => {
  it('are one for inputs of one shape, and for a single number with anything', () => {
    const shape = [2, 3, 4, 5];
    assert.equal(rowsOf([shape, shape], shape).rows, 1);
    const { rows, length, a, b } = rowsOf([shape, [1, 1, 1]], shape);
    assert.deepEqual([rows, length, a.step, b.step], [1, 120, 1, 0]);
  });

  it('are the channels for a factor per channel, and the images for a map that all images share', () => {
    const shape = [2, 3, 4, 5];
    const channels = rowsOf([shape, [3, 1, 1]], shape);
    assert.deepEqual([channels.rows, channels.length, channels.b.step], [6, 20, 0]);
    assert.deepEqual([...channels.b.starts], [0, 1, 2, 0, 1, 2]);
    assert.deepEqual([...channels.a.starts], [0, 20, 40, 60, 80, 100]);
    const images = rowsOf([[3, 4, 5], shape], shape);
    assert.deepEqual([images.rows, images.length, images.a.step, [...images.a.starts]], [2, 60, 1, [0, 0]]);
  });
});
