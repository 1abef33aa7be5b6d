import assert from 'node:assert/strict';
import fc from 'fast-check';
import { conv2d } from '../../src/kernels/conv2d/index.js';
import type { OpParameters } from '../../src/kernels/op.js';
import { pointwise } from '../../src/kernels/pointwise/index.js';
import { relativeError, TOLERANCE } from '../../src/tensors/compare.js';
import { apply, combined, of, seeded } from './apply.js';
import { anyActivation, anyPadding, anyStep, versionsAgree, windowFits } from './versions-agree.js';

const plain: OpParameters['conv2d'] = {
  filters: 1,
  kernel: [3, 3],
  stride: 1,
  padding: 0,
  dilation: 1,
  groups: 1,
  bias: false,
};
const image = of([1, 1, 3, 3], 1, 2, 3, 4, 5, 6, 7, 8, 9);

describe('conv2d', () => {
  it('slides a window over rows and columns without turning it, in every version', () => {
    const w = of([1, 1, 2, 2], 1, 10, 100, 1000);
    for (const version of conv2d.versions) {
      const out = apply(conv2d, [image], [w], { ...plain, kernel: [2, 2] }, version);
      assert.deepEqual([out.shape, ...out.data], [[1, 1, 2, 2], 5421, 6532, 8754, 9865], version.name);
    }
  });

  it('reads zeros outside of the image and steps by the stride, in every version', () => {
    const w = of([1, 1, 3, 3], ...Array<number>(9).fill(1));
    for (const version of conv2d.versions) {
      const out = apply(conv2d, [image], [w], { ...plain, padding: 1, stride: 2 }, version);
      assert.deepEqual([out.shape, ...out.data], [[1, 1, 2, 2], 12, 16, 24, 28], version.name);
    }
  });

  it('pads rows and columns apart, in every version', () => {
    const w = of([1, 1, 1, 3], 1, 10, 100);
    for (const version of conv2d.versions) {
      const columns = { ...plain, kernel: [1, 3] as const, padding: [0, 1] as const };
      const wide = apply(conv2d, [image], [w], columns, version);
      assert.deepEqual(
        [wide.shape, ...wide.data],
        [[1, 1, 3, 3], 210, 321, 32, 540, 654, 65, 870, 987, 98],
        version.name,
      );
      const tall = apply(conv2d, [image], [w], { ...columns, padding: [1, 0] }, version);
      assert.deepEqual([tall.shape, ...tall.data], [[1, 1, 5, 1], 0, 321, 654, 987, 0], version.name);
    }
  });

  it('pads each side as it is told, and steps down and across apart, in every version', () => {
    const w = of([1, 1, 2, 2], 1, 10, 100, 1000);
    const parameters = {
      ...plain,
      kernel: [2, 2],
      stride: [2, 1],
      padding: [1, 0, 0, 1],
      dilation: [1, 2],
    } as const;
    for (const version of conv2d.versions) {
      const out = apply(conv2d, [image], [w], parameters, version);
      assert.deepEqual(
        [out.shape, ...out.data],
        [[1, 1, 2, 2], 3100, 200, 4 + 60 + 700 + 9000, 5 + 800],
        version.name,
      );
    }
  });

  it('leaves holes between the taps of a dilated window', () => {
    const w = of([1, 1, 2, 2], 1, 10, 100, 1000);
    const out = apply(conv2d, [image], [w], { ...plain, kernel: [2, 2], dilation: 2 });
    assert.deepEqual([out.shape, ...out.data], [[1, 1, 1, 1], 9731]);
  });

  it('adds the bias of each filter and keeps the groups apart', () => {
    const x = of([1, 2, 1, 1], 3, 5);
    const parameters = { ...plain, kernel: [1, 1] as const, filters: 2, groups: 2, bias: true };
    const out = apply(conv2d, [x], [of([2, 1, 1, 1], 2, 4), of([2], 100, 200)], parameters);
    assert.deepEqual([...out.data], [106, 220]);
  });

  it('copies its input with an identity kernel', () => {
    const x = seeded([2, 1, 5, 4]);
    const w = of([1, 1, 3, 3], 0, 0, 0, 0, 1, 0, 0, 0, 0);
    assert.deepEqual(apply(conv2d, [x], [w], { ...plain, padding: 1 }), x);
  });

  it('is a 1×1 convolution with a window of one pixel', () => {
    const [x, w] = [seeded([2, 5, 4, 3]), seeded([6, 5, 1, 1])];
    assert.deepEqual(
      apply(conv2d, [x], [w], { ...plain, kernel: [1, 1], filters: 6 }),
      apply(pointwise, [x], [w], { filters: 6, bias: false, accumulate: false }),
    );
  });

  it('is linear in its input', () => {
    const [x1, x2, w] = [seeded([1, 3, 6, 5], 1), seeded([1, 3, 6, 5], 2), seeded([4, 3, 3, 3])];
    const parameters = { ...plain, filters: 4, padding: 1 };
    const together = apply(conv2d, [combined(x1, -2, x2)], [w], parameters);
    const [first, second] = [x1, x2].map(x => apply(conv2d, [x], [w], parameters));
    assert.ok(relativeError(together, combined(first, -2, second)) <= TOLERANCE);
  });

  it('agrees in all its versions, with every stride, padding, dilation, group count and remainder', () => {
    versionsAgree(conv2d, randomLayers());
  });

  it('takes the im2col matrix as scratch, all columns or four, and keeps packed weights and index lists', () => {
    const inputs = [[1, 2, 4, 4]];
    const parameters = { ...plain, filters: 5 };
    const output = conv2d.outputShape(inputs, parameters);
    const weights = conv2d.weightShapes(inputs, parameters).map(s => seeded(s));
    const layer = { inputs, output, weights, parameters };
    const [taps, pixels, filters] = [2 * 3 * 3, 2 * 2, 5];
    const lists = 4 * (taps + pixels);
    const packed = 4 * (filters * taps + filters);
    assert.deepEqual(
      conv2d.versions.map(version => version.scratchBytes?.(layer) ?? 0),
      [0, 0, 4 * taps * pixels, 4 * taps * 4],
    );
    assert.deepEqual(
      conv2d.versions.map(version => version.bind(layer).constantBytes),
      [0, 0, lists, lists + packed],
    );
  });

  it('takes the padded image as scratch too', () => {
    const inputs = [[1, 2, 4, 4]];
    const parameters = { ...plain, padding: 1 };
    const layer = { inputs, output: [1, 1, 4, 4], weights: [seeded([1, 2, 3, 3])], parameters };
    const image = 4 * 2 * 6 * 6; // 288 bytes, and the panel begins at the next multiple of 64
    assert.equal(image, 288);
    assert.equal(conv2d.versions[3].scratchBytes!(layer), 320 + 4 * 18 * 4);
  });

  it('refuses weights, bias, groups and windows that do not fit, in every version', () => {
    const x = seeded([1, 32, 5, 5]);
    const grouped = { ...plain, filters: 8, groups: 4 };
    for (const version of conv2d.versions) {
      assert.throws(() => apply(conv2d, [x], [seeded([8, 16, 3, 3])], grouped, version), {
        name: 'ShapeError',
        message: 'conv2d: w is [8, 16, 3, 3], expected [8, 8, 3, 3]',
      });
      assert.throws(() => apply(conv2d, [x], [seeded([8, 8, 3, 3])], { ...grouped, bias: true }, version), {
        message: 'conv2d: 1 weight tensors, expected 2',
      });
    }
    assert.throws(() => conv2d.outputShape([x.shape], { ...plain, groups: 5, filters: 5 }), {
      message: 'conv2d: 32 input channels, expected a multiple of the 5 groups',
    });
    assert.throws(() => conv2d.outputShape([x.shape], { ...plain, kernel: [3, 7] }), {
      message:
        'conv2d: columns: window 7 with dilation 1 spans 7, expected at most the padded input 5 + 2·0 = 5',
    });
  });
});

function randomLayers() {
  const small = fc.integer({ min: 1, max: 3 });
  return fc
    .record({
      N: fc.integer({ min: 1, max: 2 }),
      groups: small,
      inEach: fc.integer({ min: 1, max: 5 }),
      outEach: fc.integer({ min: 1, max: 6 }),
      H: fc.integer({ min: 1, max: 10 }),
      W: fc.integer({ min: 1, max: 10 }),
      kernel: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })),
      stride: anyStep(3),
      padding: anyPadding,
      dilation: anyStep(3),
      bias: fc.boolean(),
      activation: anyActivation,
    })
    .filter(windowFits)
    .map(({ N, groups, inEach, outEach, H, W, ...rest }) => ({
      inputs: [[N, groups * inEach, H, W]],
      parameters: { ...rest, groups, filters: groups * outEach },
    }));
}
