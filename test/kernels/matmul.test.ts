import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matmulReference } from '../../src/kernels/matmul/0-reference.js';
import { matmul } from '../../src/kernels/matmul/index.js';
import { packedRows, packRows } from '../../src/kernels/matmul/panels.js';
import { relativeError, TOLERANCE } from '../../src/tensors/compare.js';
import { tensor } from '../../src/tensors/tensor.js';
import { apply, combined, of, seeded } from './apply.js';
import { versionsAgree } from './versions-agree.js';

describe('matmul', () => {
  it('multiplies rows by columns, in every version', () => {
    const a = of([2, 3], 1, 2, 3, 4, 5, 6);
    const b = of([3, 2], 7, 8, 9, 10, 11, 12);
    for (const version of matmul.versions) {
      assert.deepEqual([...apply(matmul, [a, b], [], {}, version).data], [58, 64, 139, 154], version.name);
    }
  });

  it('leaves a matrix as it is when one factor is the identity', () => {
    const identity = of([3, 3], 1, 0, 0, 0, 1, 0, 0, 0, 1);
    const b = seeded([3, 5]);
    assert.deepEqual(apply(matmul, [identity, b], [], {}), b);
  });

  it('is linear in its first factor', () => {
    const [a1, a2, b] = [seeded([4, 6], 1), seeded([4, 6], 2), seeded([6, 5])];
    const together = apply(matmul, [combined(a1, 3, a2), b], [], {});
    const apart = combined(apply(matmul, [a1, b], [], {}), 3, apply(matmul, [a2, b], [], {}));
    assert.ok(relativeError(together, apart) <= TOLERANCE);
  });

  it('agrees in all its versions, also where no side is a multiple of the tile', () => {
    const side = fc.integer({ min: 1, max: 19 });
    versionsAgree(
      matmul,
      fc.tuple(side, side, side).map(([M, K, N]) => ({
        inputs: [
          [M, K],
          [K, N],
        ],
        parameters: {},
      })),
    );
  });

  it('gives the same again when a bound kernel runs a second time into a used output', () => {
    const [a, b] = [seeded([5, 7]), seeded([7, 6])];
    for (const version of matmul.versions) {
      const out = tensor([5, 6]);
      const kernel = version.bind({
        inputs: [a.shape, b.shape],
        output: out.shape,
        weights: [],
        parameters: {},
      });
      kernel.run(out, [a, b]);
      const first = out.data.slice();
      kernel.run(out, [a, b]);
      assert.deepEqual(out.data, first, version.name);
    }
  });

  it('packs four rows interleaved and the rest row after row', () => {
    const packed = packedRows(5, 2);
    packRows(packed, Float32Array.of(99, 0, 1, 10, 11, 20, 21, 30, 31, 40, 41), 1);
    assert.deepEqual([...packed.values], [0, 10, 20, 30, 1, 11, 21, 31, 40, 41]);
  });

  it('takes both packed matrices as scratch: they are inputs', () => {
    const layer = {
      inputs: [
        [5, 7],
        [7, 6],
      ],
      output: [5, 6],
      weights: [],
      parameters: {},
    };
    assert.deepEqual(
      matmul.versions.map(version => version.scratchBytes?.(layer) ?? 0),
      [0, 0, 0, 192 + 4 * (7 * 4)], // A takes 140 bytes, and B begins at the next multiple of 64
    );
    assert.equal(matmul.versions[3].bind(layer).constantBytes, 4 * 5);
  });

  it('refuses matrices that do not fit', () => {
    assert.throws(
      () =>
        matmul.outputShape(
          [
            [2, 3],
            [4, 5],
          ],
          {},
        ),
      {
        name: 'ShapeError',
        message: 'matmul: B has 4 rows, expected as many as A has columns, 3',
      },
    );
    assert.throws(() => matmul.outputShape([[2, 3], [3]], {}), {
      message: 'matmul: input 1 is [3], expected the axes [K, N]',
    });
    assert.throws(() => matmul.outputShape([[2, 3]], {}), { message: 'matmul: 1 inputs, expected 2' });
    assert.throws(() => matmulReference(tensor([2, 2]), tensor([2, 3]), tensor([3, 5])), {
      name: 'ShapeError',
      message: 'matmul: out is [2, 2], expected [2, 5]',
    });
  });
});
