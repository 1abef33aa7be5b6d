import assert from 'node:assert/strict';
import fc from 'fast-check';
import { conv2d } from '../../src/kernels/conv2d/index.js';
import { depthwise } from '../../src/kernels/depthwise/index.js';
import type { OpParameters } from '../../src/kernels/op.js';
import { apply, of, seeded } from './apply.js';
import { anyActivation, anyPadding, anyStep, versionsAgree, windowFits } from './versions-agree.js';

const plain: OpParameters['depthwise'] = { kernel: [3, 3], stride: 1, padding: 0, dilation: 1, bias: false };

describe('depthwise', () => {
  it('filters each channel by its own window, in every version', () => {
    const x = of([1, 2, 1, 3], 1, 2, 3, 4, 5, 6);
    const w = of([2, 1, 1, 2], 1, 10, 100, 1000);
    const bias = of([2], 0.5, 0.25);
    for (const version of depthwise.versions) {
      const out = apply(depthwise, [x], [w, bias], { ...plain, kernel: [1, 2], bias: true }, version);
      assert.deepEqual([...out.data], [21.5, 32.5, 5400.25, 6500.25], version.name);
    }
  });

  it('sums the nine taps in their places, with zeros around the image, in every version', () => {
    const x = of([1, 1, 2, 2], 1, 2, 3, 4);
    const w = of([1, 1, 3, 3], 1, 2, 3, 4, 5, 6, 7, 8, 9);
    for (const version of depthwise.versions) {
      const out = apply(depthwise, [x], [w], { ...plain, padding: 1 }, version);
      assert.deepEqual(
        [...out.data],
        [5 + 12 + 24 + 36, 4 + 10 + 21 + 32, 2 + 6 + 15 + 24, 1 + 4 + 12 + 20],
        version.name,
      );
    }
  });

  it('pads rows and columns apart, channel by channel, in every version', () => {
    const x = of([1, 2, 1, 2], 1, 2, 3, 4);
    const w = of([2, 1, 1, 3], 1, 10, 100, 1, 10, 100);
    for (const version of depthwise.versions) {
      const parameters = { ...plain, kernel: [1, 3] as const, padding: [0, 1] as const };
      const out = apply(depthwise, [x], [w], parameters, version);
      assert.deepEqual([out.shape, ...out.data], [[1, 2, 1, 2], 210, 21, 430, 43], version.name);
    }
  });

  it('pads each side as it is told, and steps down and across apart, in every version', () => {
    const x = of([1, 1, 3, 3], 1, 2, 3, 4, 5, 6, 7, 8, 9);
    const w = of([1, 1, 3, 3], 1, 1, 1, 10, 10, 10, 100, 100, 100);
    const parameters = { ...plain, stride: [2, 1], padding: [0, 1, 2, 0] } as const;
    for (const version of depthwise.versions) {
      const out = apply(depthwise, [x], [w], parameters, version);
      assert.deepEqual(
        [out.shape, ...out.data],
        [[1, 1, 2, 2], 3 + 90 + 1500, 6 + 150 + 2400, 15, 24],
        version.name,
      );
    }
  });

  it('is the grouped convolution with as many groups as channels', () => {
    const [x, w, bias] = [seeded([2, 5, 7, 6]), seeded([5, 1, 3, 3]), seeded([5])];
    const parameters = { kernel: [3, 3] as const, stride: 2, padding: 1, dilation: 2, bias: true };
    assert.deepEqual(
      apply(depthwise, [x], [w, bias], parameters),
      apply(conv2d, [x], [w, bias], { ...parameters, filters: 5, groups: 5 }),
    );
  });

  it('agrees in all its versions, unrolled windows and others', () => {
    const layers = fc
      .record({
        shape: fc.tuple(
          fc.integer({ min: 1, max: 2 }),
          fc.integer({ min: 1, max: 4 }),
          fc.integer({ min: 1, max: 12 }),
          fc.integer({ min: 1, max: 12 }),
        ),
        kernel: fc.oneof(
          fc.constantFrom([3, 3] as const, [5, 5] as const),
          fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 })),
        ),
        stride: anyStep(3),
        padding: anyPadding,
        dilation: anyStep(3),
        bias: fc.boolean(),
        activation: anyActivation,
      })
      .filter(({ shape: [, , H, W], ...window }) => windowFits({ H, W, ...window }))
      .map(({ shape, ...parameters }) => ({ inputs: [shape], parameters }));
    versionsAgree(depthwise, layers);
  });

  it('refuses weights of another channel count, in every version', () => {
    for (const version of depthwise.versions) {
      assert.throws(() => apply(depthwise, [seeded([1, 4, 5, 5])], [seeded([8, 1, 3, 3])], plain, version), {
        name: 'ShapeError',
        message: 'depthwise: w is [8, 1, 3, 3], expected [4, 1, 3, 3]',
      });
    }
    assert.throws(() => depthwise.outputShape([[1, 4, 5, 5]], { ...plain, stride: 0 }), {
      message: 'depthwise: rows: stride is 0, expected an integer of at least 1',
    });
  });
});
