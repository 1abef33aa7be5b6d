import assert from 'node:assert/strict';
import { batchedMatmul } from '../../src/kernels/batched-matmul/index.js';
import { matmul } from '../../src/kernels/matmul/index.js';
import { relativeError, TOLERANCE } from '../../src/tensors/compare.js';
import { apply, of, reshaped, seeded } from './apply.js';
import { valueLayers } from './value-layers.js';
import { versionsAgree } from './versions-agree.js';

describe('batchedMatmul', () => {
  it('multiplies matrix by matrix', () => {
    const a = of([2, 1, 2], 1, 2, 3, 4);
    const b = of([2, 2, 1], 5, 6, 7, 8);
    for (const version of batchedMatmul.versions) {
      assert.deepEqual(apply(batchedMatmul, [a, b], [], {}, version), of([2, 1, 1], 17, 53), version.name);
    }
  });

  it('repeats matrices whose axes in front are 1 or missing', () => {
    const a = of([2, 1, 1, 1], 2, 3);
    const b = of([3, 1, 1], 5, 7, 11);
    for (const version of batchedMatmul.versions) {
      const products = apply(batchedMatmul, [a, b], [], {}, version);
      assert.deepEqual(products, of([2, 3, 1, 1], 10, 14, 22, 15, 21, 33), version.name);
    }
  });

  it('is the product of two matrices where there is one of each, and of all rows where B is one', () => {
    const [a, b] = [seeded([4, 3, 5]), seeded([5, 6])];
    const expected = apply(matmul, [reshaped(a, [12, 5]), b], [], {});
    for (const version of batchedMatmul.versions) {
      const rows = reshaped(apply(batchedMatmul, [a, b], [], {}, version), [12, 6]);
      assert.ok(relativeError(rows, expected) < TOLERANCE, version.name);
      const one = apply(batchedMatmul, [reshaped(a, [12, 5]), b], [], {}, version);
      assert.ok(relativeError(one, expected) < TOLERANCE, version.name);
    }
  });

  it('agrees in all its versions', () => versionsAgree(batchedMatmul, valueLayers.batchedMatmul));

  it('refuses a vector, and depths or axes in front that do not fit', () => {
    const shape = (...inputs: number[][]) => batchedMatmul.outputShape(inputs, {});
    assert.throws(() => shape([3], [3, 2]), {
      message: 'batchedMatmul: input 0 is [3], expected at least the axes [rows, columns]',
    });
    assert.throws(() => shape([2, 3], [4, 2]), {
      message: 'batchedMatmul: B has 4 rows, expected as many as A has columns, 3',
    });
    assert.throws(() => shape([2, 2, 3], [5, 3, 2]), {
      message:
        'batchedMatmul: inputs are [2] and [5], expected lengths that are equal or 1, from the last axis on',
    });
  });
});
