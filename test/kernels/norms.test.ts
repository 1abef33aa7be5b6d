import assert from 'node:assert/strict';
import { instanceNorm } from '../../src/kernels/instance-norm/index.js';
import { layerNorm } from '../../src/kernels/layer-norm/index.js';
import { lrn } from '../../src/kernels/lrn/index.js';
import { apply, of, seeded } from './apply.js';
import { valueLayers } from './value-layers.js';
import { versionsAgree } from './versions-agree.js';

/** Asserts that all values are within 10⁻⁶. */
function near(actual: Float32Array, expected: readonly number[], what: string): void {
  assert.equal(actual.length, expected.length, what);
  actual.forEach((value, i) => {
    assert.ok(Math.abs(value - expected[i]) < 1e-6, `${what}: [${[...actual]}], expected [${expected}]`);
  });
}

describe('instanceNorm', () => {
  it('gives each channel mean 0 and variance 1, then its scale and shift', () => {
    const x = of([1, 2, 4], 1, 3, 3, 1, 10, 10, 10, 10);
    for (const version of instanceNorm.versions) {
      const weights = [of([2], 2, 5), of([2], 10, 7)];
      const { data } = apply(instanceNorm, [x], weights, { epsilon: 0 }, version);
      // The second channel is constant: 0 / 0.
      near(data.subarray(0, 4), [8, 12, 12, 8], version.name);
      assert.ok(data.subarray(4).every(Number.isNaN));
      const safe = apply(instanceNorm, [x], weights, { epsilon: 3 }, version);
      near(safe.data, [9, 11, 11, 9, 7, 7, 7, 7], version.name);
    }
  });

  it('agrees in all its versions', () => versionsAgree(instanceNorm, valueLayers.instanceNorm));

  it('refuses an input without pixels, and a scale of another number of channels', () => {
    assert.throws(() => instanceNorm.outputShape([[2, 3]], { epsilon: 0 }), {
      name: 'ShapeError',
      message: 'instanceNorm: input 0 is [2, 3], expected at least the axes [N, C, L]',
    });
    for (const version of instanceNorm.versions) {
      const weights = [seeded([2]), seeded([3])];
      assert.throws(() => apply(instanceNorm, [seeded([1, 3, 2])], weights, { epsilon: 0 }, version), {
        message: 'instanceNorm: gamma is [2], expected [3]',
      });
    }
  });
});

describe('layerNorm', () => {
  it('gives all values from the axis on mean 0 and variance 1, then a scale and shift each', () => {
    const x = of([2, 2], 1, 3, 5, 5);
    for (const version of layerNorm.versions) {
      const rows = [of([2], 2, 3), of([2], 10, 20)];
      const byRow = apply(layerNorm, [x], rows, { axis: 1, epsilon: 3, bias: true }, version);
      near(byRow.data, [9, 21.5, 10, 20], version.name);
      const whole = apply(layerNorm, [x], [of([2, 2], 1, 1, 1, 2)], { axis: 0, epsilon: 6.25, bias: false });
      near(whole.data, [-2.5 / 3, -0.5 / 3, 0.5, 1], version.name);
    }
  });

  it('agrees in all its versions', () => versionsAgree(layerNorm, valueLayers.layerNorm));

  it('refuses an axis that is not there', () => {
    assert.throws(() => layerNorm.outputShape([[2, 3]], { axis: 2, epsilon: 0, bias: false }), {
      message: 'layerNorm: axis is 2, expected 0 to 1 for input 0 of [2, 3]',
    });
  });
});

describe('lrn', () => {
  it('divides by the size of the neighbours in three channels, which are fewer at the ends', () => {
    const x = of([1, 4, 1, 1], 1, 2, 3, 4);
    const squares = [1 + 4, 1 + 4 + 9, 4 + 9 + 16, 9 + 16];
    for (const version of lrn.versions) {
      const { data } = apply(lrn, [x], [], { size: 3, alpha: 6, beta: 0.5, bias: 1 }, version);
      near(
        data,
        squares.map((sum, c) => (c + 1) / Math.sqrt(1 + 2 * sum)),
        version.name,
      );
    }
  });

  it('has one channel more behind than before where the size is even', () => {
    const x = of([1, 3, 1, 1], 1, 2, 3);
    for (const version of lrn.versions) {
      const { data } = apply(lrn, [x], [], { size: 2, alpha: 2, beta: 1, bias: 0 }, version);
      near(data, [1 / (1 + 4), 2 / (4 + 9), 3 / 9], version.name);
    }
  });

  it('agrees in all its versions', () => versionsAgree(lrn, valueLayers.lrn));
});
