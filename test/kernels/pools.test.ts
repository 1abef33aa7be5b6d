import assert from 'node:assert/strict';
import fc from 'fast-check';
import { avgPool } from '../../src/kernels/avg-pool/index.js';
import { globalPool } from '../../src/kernels/global-pool/index.js';
import { maxPool } from '../../src/kernels/max-pool/index.js';
import type { Op, OpName, OpParameters } from '../../src/kernels/op.js';
import { outputSides } from '../../src/kernels/window.js';
import type { Shape } from '../../src/tensors/tensor.js';
import { apply, of } from './apply.js';
import { anyPadding, anyStep, featureMaps, poolFits, versionsAgree } from './versions-agree.js';

/** Output shape and values of the reference for an input of these values. */
function pooled<K extends OpName>(
  op: Op<K>,
  shape: Shape,
  values: readonly number[],
  parameters: OpParameters[K],
): { shape: Shape; values: number[] } {
  const out = apply(op, [of(shape, ...values)], [], parameters);
  return { shape: out.shape, values: [...out.data] };
}

const image = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const side = fc.integer({ min: 1, max: 4 });
const poolLayers = fc
  .record({
    shape: featureMaps,
    kernel: fc.tuple(side, side),
    stride: anyStep(4),
    padding: anyPadding,
    dilation: fc.option(anyStep(3), { nil: undefined }),
    ceil: fc.boolean(),
    countPadding: fc.boolean(),
  })
  .filter(({ shape: [, , H, W], ...window }) => poolFits({ H, W, ...window }))
  .map(({ shape, ...parameters }) => ({ inputs: [shape], parameters }));

describe('pools', () => {
  it('take the largest value of each window', () => {
    const actual = pooled(maxPool, [1, 1, 3, 3], image, { kernel: [2, 2], stride: 1, padding: 0 });
    assert.deepEqual(actual, { shape: [1, 1, 2, 2], values: [5, 6, 8, 9] });
  });

  it('never take padding for a value, not even where all values are negative', () => {
    const negative = image.map(value => -value);
    const actual = pooled(maxPool, [1, 1, 3, 3], negative, { kernel: [2, 2], stride: 2, padding: 1 });
    assert.deepEqual(actual.values, [-1, -2, -4, -5]);
  });

  it('average each window, and at the border over the real pixels only', () => {
    const actual = pooled(avgPool, [1, 1, 3, 3], image, { kernel: [2, 2], stride: 2, padding: 1 });
    assert.deepEqual(actual, { shape: [1, 1, 2, 2], values: [1, 2.5, 5.5, 7] });
  });

  it('count the padding as zeros if asked to', () => {
    const parameters = { kernel: [2, 2], stride: 2, padding: 1, countPadding: true } as const;
    const actual = pooled(avgPool, [1, 1, 3, 3], image, parameters);
    assert.deepEqual(actual, { shape: [1, 1, 2, 2], values: [1 / 4, 5 / 4, 11 / 4, 7] });
  });

  it('round the size up if asked to, and average over what is there', () => {
    const parameters = { kernel: [2, 2], stride: 2, padding: 0, ceil: true } as const;
    assert.deepEqual(pooled(maxPool, [1, 1, 3, 3], image, parameters).values, [5, 6, 8, 9]);
    assert.deepEqual(pooled(avgPool, [1, 1, 3, 3], image, parameters).values, [3, 4.5, 7.5, 9]);
    const counting = { ...parameters, countPadding: true };
    assert.deepEqual(pooled(avgPool, [1, 1, 3, 3], image, counting).values, [3, 4.5, 7.5, 9]);
  });

  it('count the padding, but not what a window reaches behind it', () => {
    const parameters = { kernel: [1, 3], stride: 2, padding: [0, 1], ceil: true } as const;
    const row = [1, 2, 3, 4];
    assert.deepEqual(pooled(avgPool, [1, 1, 1, 4], row, parameters).values, [1.5, 3, 4]);
    const counting = { ...parameters, countPadding: true };
    assert.deepEqual(pooled(avgPool, [1, 1, 1, 4], row, counting).values, [1, 3, 2]);
  });

  it('pad rows and columns apart', () => {
    const parameters = { kernel: [2, 2], stride: 2, padding: [0, 1] } as const;
    const actual = pooled(maxPool, [1, 1, 3, 3], image, parameters);
    assert.deepEqual(actual, { shape: [1, 1, 1, 2], values: [4, 6] });
  });

  it('pad each side as they are told, step per axis, and leave holes, in every version', () => {
    const parameters = { kernel: [2, 2], stride: [2, 1], padding: [1, 0, 0, 1], dilation: [1, 2] } as const;
    for (const version of maxPool.versions) {
      const out = apply(maxPool, [of([1, 1, 3, 3], ...image)], [], parameters, version);
      assert.deepEqual([out.shape, ...out.data], [[1, 1, 2, 2], 3, 2, 9, 8], version.name);
    }
    for (const version of avgPool.versions) {
      const mean = (more: object) => [
        ...apply(avgPool, [of([1, 1, 3, 3], ...image)], [], { ...parameters, ...more }, version).data,
      ];
      assert.deepEqual(mean({}), [2, 2, 6.5, 6.5], version.name);
      assert.deepEqual(mean({ countPadding: true }), [1, 0.5, 6.5, 3.25], version.name);
    }
  });

  it('slide over each channel of each image on its own', () => {
    const values = [1, 2, 3, 4, 5, 6, 7, 8];
    const actual = pooled(maxPool, [2, 2, 1, 2], values, { kernel: [1, 2], stride: 1, padding: 0 });
    assert.deepEqual(actual.values, [2, 4, 6, 8]);
  });

  it('average a whole channel', () => {
    const actual = pooled(globalPool, [1, 2, 3, 3], [...image, ...image.map(value => 10 * value)], {});
    assert.deepEqual(actual, { shape: [1, 2, 1, 1], values: [5, 50] });
  });

  it('agree in all their versions', () => {
    versionsAgree(maxPool, poolLayers);
    versionsAgree(avgPool, poolLayers);
    versionsAgree(
      globalPool,
      featureMaps.map(shape => ({ inputs: [shape], parameters: {} })),
    );
  });

  it('refuse exactly the layers of which a window has no pixel', () => {
    const layers = fc
      .record({
        side: fc.integer({ min: 1, max: 4 }),
        kernel: fc.integer({ min: 1, max: 5 }),
        stride: fc.integer({ min: 1, max: 3 }),
        dilation: fc.integer({ min: 1, max: 4 }),
        zeros: fc.tuple(fc.nat(3), fc.nat(3)),
        ceil: fc.boolean(),
      })
      .filter(({ kernel, zeros }) => Math.max(...zeros) < kernel)
      .filter(({ side, kernel, dilation, zeros: [a, b] }) => dilation * (kernel - 1) < a + side + b);
    let refused = 0;
    fc.assert(
      fc.property(layers, ({ side, kernel, zeros: [above, below], ...rest }) => {
        const window = { ...rest, kernel: [kernel, 1], padding: [above, 0, below, 0] } as const;
        const { stride, dilation } = window;
        const windows = outputSides('maxPool', [1, 1, side, 1], window)[0];
        const pixels = Array.from({ length: windows }, (_, p) =>
          Array.from({ length: kernel }, (_, tap) => p * stride - above + tap * dilation).filter(
            place => place >= 0 && place < side,
          ),
        );
        const pool = () => maxPool.outputShape([[1, 1, side, 1]], window);
        if (pixels.every(found => found.length > 0)) pool();
        else {
          refused++;
          assert.throws(pool, /lies in the padding alone/);
        }
      }),
      { numRuns: 2000 },
    );
    assert.ok(refused > 10, `only ${refused} were refused`);
  });

  it('refuse a window that could lie in the padding alone', () => {
    assert.throws(() => maxPool.outputShape([[1, 1, 8, 8]], { kernel: [3, 2], stride: 1, padding: 2 }), {
      name: 'ShapeError',
      message: 'maxPool: padding is 2, expected less than each side of the window 3×2',
    });
    assert.throws(() => avgPool.outputShape([[1, 1, 8, 8]], { kernel: [3, 2], stride: 1, padding: [1, 2] }), {
      message: 'avgPool: padding is 1×2, expected less than each side of the window 3×2',
    });
    const uneven = { kernel: [3, 3], stride: 1, padding: [0, 0, 3, 0] } as const;
    assert.throws(() => avgPool.outputShape([[1, 1, 8, 8]], uneven), {
      message: 'avgPool: padding is 0×0×3×0, expected less than each side of the window 3×3',
    });
    const holes = { kernel: [2, 1], stride: 1, padding: [1, 0], dilation: 3 } as const;
    assert.throws(() => maxPool.outputShape([[1, 1, 2, 5]], holes), {
      name: 'ShapeError',
      message:
        'maxPool: window 0 of 2 taps with dilation 3 lies in the padding alone, expected a tap on the 2 pixels',
    });
    assert.throws(() => globalPool.outputShape([[8, 8]], {}), {
      name: 'ShapeError',
      message: 'globalPool: input 0 is [8, 8], expected the axes [N, C, H, W]',
    });
  });
});
