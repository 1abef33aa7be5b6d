import assert from 'node:assert/strict';
import fc from 'fast-check';
import { softmax } from '../../src/kernels/softmax/index.js';
import { apply, applyInto, of } from './apply.js';
import { featureMaps, versionsAgree } from './versions-agree.js';

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
    versionsAgree(
      softmax,
      featureMaps.map(shape => ({ inputs: [shape], parameters: {} })),
    );
  });

  it('refuses a number without an axis', () => {
    assert.throws(() => softmax.outputShape([[]], {}), {
      name: 'ShapeError',
      message: 'softmax: input 0 is [], expected at least one axis',
    });
  });
});
