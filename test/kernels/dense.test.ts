import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dense } from '../../src/kernels/dense/index.js';
import { pointwise } from '../../src/kernels/pointwise/index.js';
import { apply, of, reshaped, seeded } from './apply.js';
import { anyActivation, versionsAgree } from './versions-agree.js';

describe('dense', () => {
  it('weighs all features of each image and adds the bias, in every version', () => {
    const x = of([2, 3], 1, 2, 3, 4, 5, 6);
    const weights = [of([2, 3], 1, 0, 0, 1, 10, 100), of([2], 0.5, 0)];
    for (const version of dense.versions) {
      const out = apply(dense, [x], weights, { units: 2, bias: true }, version);
      assert.deepEqual([...out.data], [1.5, 321, 4.5, 654], version.name);
    }
  });

  it('is a 1×1 convolution of an image of one pixel', () => {
    const [x, w] = [seeded([3, 7]), seeded([5, 7])];
    const convolved = apply(pointwise, [reshaped(x, [3, 7, 1, 1])], [reshaped(w, [5, 7, 1, 1])], {
      filters: 5,
      bias: false,
      accumulate: false,
    });
    assert.deepEqual(apply(dense, [x], [w], { units: 5, bias: false }), reshaped(convolved, [3, 5]));
  });

  it('flattens feature maps', () => {
    const [x, w] = [seeded([2, 3, 2, 2]), seeded([4, 12])];
    const parameters = { units: 4, bias: false };
    assert.deepEqual(
      apply(dense, [x], [w], parameters),
      apply(dense, [reshaped(x, [2, 12])], [w], parameters),
    );
  });

  it('agrees in all its versions, with remainders of units and images', () => {
    const count = fc.integer({ min: 1, max: 13 });
    versionsAgree(
      dense,
      fc.tuple(count, count, count, fc.boolean(), anyActivation).map(([N, C, units, bias, activation]) => ({
        inputs: [[N, C]],
        parameters: { units, bias, activation },
      })),
    );
  });

  it('refuses weights that do not have one column for each feature, in every version', () => {
    for (const version of dense.versions) {
      assert.throws(
        () => apply(dense, [seeded([2, 3, 2, 2])], [seeded([4, 3])], { units: 4, bias: false }, version),
        { name: 'ShapeError', message: 'dense: w is [4, 3], expected [4, 12]' },
      );
    }
    assert.throws(() => dense.outputShape([[5]], { units: 4, bias: false }), {
      message: 'dense: input 0 is [5], expected at least the axes [N, C]',
    });
  });
});
