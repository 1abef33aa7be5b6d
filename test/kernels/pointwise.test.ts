import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matmul } from '../../src/kernels/matmul/index.js';
import { pointwise } from '../../src/kernels/pointwise/index.js';
import { relativeError, TOLERANCE } from '../../src/tensors/compare.js';
import { tensor } from '../../src/tensors/tensor.js';
import { apply, combined, of, reshaped, seeded } from './apply.js';
import { anyActivation, versionsAgree } from './versions-agree.js';

const parameters = { filters: 1, bias: false, accumulate: false };

describe('pointwise', () => {
  it('weighs the channels of each pixel and adds bias and partial sum, in every version', () => {
    const x = of([1, 2, 1, 2], 1, 2, 10, 20);
    const weights = [of([1, 2, 1, 1], 3, 4), of([1], 100)];
    const partial = of([1, 1, 1, 2], 1000, 2000);
    for (const version of pointwise.versions) {
      const biased = apply(pointwise, [x], weights, { ...parameters, bias: true }, version);
      assert.deepEqual([...biased.data], [143, 186], version.name);
      const all = { ...parameters, bias: true, accumulate: true };
      const summed = apply(pointwise, [x, partial], weights, all, version);
      assert.deepEqual([...summed.data], [1143, 2186], version.name);
    }
  });

  it('is the matrix product of w [K, C] and x [C, H·W]', () => {
    const [x, w] = [seeded([1, 7, 3, 5]), seeded([6, 7, 1, 1])];
    const product = apply(matmul, [reshaped(w, [6, 7]), reshaped(x, [7, 15])], [], {});
    const out = apply(pointwise, [x], [w], { ...parameters, filters: 6 });
    assert.deepEqual(out, reshaped(product, [1, 6, 3, 5]));
  });

  it('sums parts of the channels, in place, to what all channels give', () => {
    const [N, C, K, H, W] = [2, 5, 6, 3, 3];
    const slices = [seeded([N, C, H, W], 1), seeded([N, C, H, W], 2)];
    const w = [seeded([K, C, 1, 1], 1), seeded([K, C, 1, 1], 2)];
    const shared = { ...parameters, filters: K };
    const expected = combined(
      apply(pointwise, [slices[0]], [w[0]], shared),
      1,
      apply(pointwise, [slices[1]], [w[1]], shared),
    );
    for (const version of pointwise.versions) {
      const sum = apply(pointwise, [slices[0]], [w[0]], shared, version);
      const layer = {
        inputs: [slices[1].shape, sum.shape],
        output: sum.shape,
        weights: [w[1]],
        parameters: { ...shared, accumulate: true },
      };
      const sameMemory = tensor(sum.shape, sum.data.subarray());
      version.bind(layer).run(sum, [slices[1], sameMemory]);
      const error = relativeError(sum, expected);
      assert.ok(error <= TOLERANCE, `${version.name}: ${error}`);
    }
  });

  it('leaves a partial sum in other memory as it was', () => {
    const [x, w] = [seeded([1, 3, 2, 2]), seeded([5, 3, 1, 1])];
    for (const version of pointwise.versions) {
      const partial = seeded([1, 5, 2, 2]);
      apply(pointwise, [x, partial], [w], { filters: 5, bias: false, accumulate: true }, version);
      assert.deepEqual(partial, seeded([1, 5, 2, 2]), version.name);
    }
  });

  it('agrees in all its versions, with remainders of filters and pixels, bias and partial sum', () => {
    const count = fc.integer({ min: 1, max: 11 });
    const layers = fc
      .tuple(
        fc.integer({ min: 1, max: 2 }),
        count,
        count,
        count,
        count,
        fc.boolean(),
        fc.boolean(),
        anyActivation,
      )
      .map(([N, C, filters, H, W, bias, accumulate, activation]) => ({
        inputs: accumulate
          ? [
              [N, C, H, W],
              [N, filters, H, W],
            ]
          : [[N, C, H, W]],
        parameters: { filters, bias, accumulate, activation },
      }));
    versionsAgree(pointwise, layers);
  });

  it('refuses weights, partial sums and outputs that do not fit, in every version', () => {
    const x = seeded([1, 4, 2, 2]);
    for (const version of pointwise.versions) {
      assert.throws(
        () => apply(pointwise, [x], [seeded([3, 5, 1, 1])], { ...parameters, filters: 3 }, version),
        { name: 'ShapeError', message: 'pointwise: w is [3, 5, 1, 1], expected [3, 4, 1, 1]' },
      );
    }
    assert.throws(
      () => pointwise.outputShape([x.shape, [1, 3, 2, 1]], { filters: 3, bias: false, accumulate: true }),
      { message: 'pointwise: partial is [1, 3, 2, 1], expected [1, 3, 2, 2]' },
    );
    assert.throws(() => pointwise.outputShape([x.shape], { ...parameters, filters: 0 }), {
      message: 'pointwise: filters is 0, expected a positive integer',
    });
  });
});
