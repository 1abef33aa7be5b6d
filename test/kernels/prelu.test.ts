import assert from 'node:assert/strict';
import { relu } from '../../src/kernels/activations/index.js';
import { prelu } from '../../src/kernels/prelu/index.js';
import { apply, applyInto, of, seeded } from './apply.js';
import { featureMaps, versionsAgree } from './versions-agree.js';

describe('prelu', () => {
  it('multiplies negative values by the slope of their channel, also in place', () => {
    for (const version of prelu.versions) {
      const x = of([2, 2, 2], -2, 4, -2, 4, -1, 0, 6, -1);
      applyInto(x, prelu, [x], [of([2], 0.5, -3)], {}, version);
      assert.deepEqual(
        [...x.data].map(value => value + 0),
        [-1, 4, 6, 4, -0.5, 0, 6, 3],
        version.name,
      );
    }
  });

  it('is ReLU with slopes of 0 and copies with slopes of 1', () => {
    const x = seeded([2, 3, 4, 5]);
    for (const version of prelu.versions) {
      const positive = apply(prelu, [x], [of([3], 0, 0, 0)], {}, version).data.map(value => value + 0);
      assert.deepEqual(positive, apply(relu, [x], [], {}).data);
      assert.deepEqual(apply(prelu, [x], [of([3], 1, 1, 1)], {}, version), x);
    }
  });

  it('agrees in all its versions', () => {
    versionsAgree(
      prelu,
      featureMaps.map(shape => ({ inputs: [shape], parameters: {} })),
    );
  });

  it('refuses slopes of another channel count, and an input without channels', () => {
    for (const version of prelu.versions) {
      assert.throws(() => apply(prelu, [seeded([1, 4, 2, 2])], [seeded([1])], {}, version), {
        name: 'ShapeError',
        message: 'prelu: slopes is [1], expected [4]',
      });
    }
    assert.throws(() => prelu.outputShape([[4]], {}), {
      message: 'prelu: input 0 is [4], expected at least the axes [N, C]',
    });
  });
});
