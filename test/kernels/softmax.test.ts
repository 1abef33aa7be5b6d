import assert from 'node:assert/strict';
import fc from 'fast-check';
import { softmax } from '../../src/kernels/softmax/index.js';
import { apply, applyInto, of } from './apply.js';
import { valueLayers } from './value-layers.js';
import { versionsAgree } from './versions-agree.js';

const softmaxOf = (values: readonly number[], rows = 1): number[] => {
  const shape = [rows, values.length / rows];
  return [...apply(softmax, [of(shape, ...values)], [], {}).data];
};

describe('softmax', () => {
  it('turns logarithms of odds into shares', () => {
    const actual = softmaxOf([0, Math.log(2), Math.log(5)]);
    for (const [i, share] of [1 / 8, 2 / 8, 5 / 8].entries()) assert.ok(Math.abs(actual[i] - share) < 1e-7);
  });

  it('works on each row by itself and does not overflow', () => {
    assert.deepEqual(softmaxOf([1000, 1000, -1000, 3], 2), [0.5, 0.5, 0, 1]);
  });

  it('sums to 1 and does not change when all its inputs are shifted', () => {
    const values = fc.array(fc.integer({ min: -800, max: 800 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(values, fc.integer({ min: -100, max: 100 }), (eighths, shift) => {
        const x = eighths.map(value => value / 8); // exact in float32, also when shifted
        const y = softmaxOf(x);
        assert.ok(Math.abs(y.reduce((sum, share) => sum + share, 0) - 1) < 1e-6);
        assert.deepEqual(softmaxOf(x.map(value => value + shift)), y);
      }),
    );
  });

  it('may overwrite its own input', () => {
    for (const version of softmax.versions) {
      const x = of([1, 2], 7, 7);
      applyInto(x, softmax, [x], [], {}, version);
      assert.deepEqual([...x.data], [0.5, 0.5]);
    }
  });

  it('agrees in all its versions', () => {
    versionsAgree(softmax, valueLayers.softmax);
  });

  it('goes along any axis, and gives logarithms', () => {
    const x = of([2, 2], 0, 3, Math.log(3), 3);
    for (const version of softmax.versions) {
      const columns = apply(softmax, [x], [], { axis: 0 }, version).data;
      const logarithms = apply(softmax, [x], [], { axis: 0, log: true }, version).data;
      [0.25, 0.5, 0.75, 0.5].forEach((share, i) => {
        assert.ok(Math.abs(columns[i] - share) < 1e-6, version.name);
        assert.ok(Math.abs(logarithms[i] - Math.log(share)) < 1e-6, version.name);
      });
    }
  });

  it('gives logarithms of shares that are too small for a number', () => {
    const x = of([2], 0, 200);
    for (const version of softmax.versions) {
      assert.deepEqual([...apply(softmax, [x], [], { log: true }, version).data], [-200, 0]);
    }
  });

  it('refuses a number without an axis, and an axis that is not there', () => {
    assert.throws(() => softmax.outputShape([[2]], { axis: 1 }), {
      message: 'softmax: axis is 1, expected 0 to 0 for input 0 of [2]',
    });
    assert.throws(() => softmax.outputShape([[]], {}), {
      name: 'ShapeError',
      message: 'softmax: input 0 is [], expected at least one axis',
    });
  });
});
