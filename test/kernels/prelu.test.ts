import assert from 'node:assert/strict';
import { relu } from '../../src/kernels/activations/index.js';
import { prelu } from '../../src/kernels/prelu/index.js';
import { apply, applyInto, of, seeded } from './apply.js';
import { valueLayers } from './value-layers.js';
import { versionsAgree } from './versions-agree.js';

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

  it('takes one slope for all values, or one for each pixel', () => {
    const x = of([1, 2, 1, 2], -2, -2, -4, 4);
    for (const version of prelu.versions) {
      const one = apply(prelu, [x], [of([1], 0.5)], { slopes: [1] }, version);
      assert.deepEqual([...one.data], [-1, -1, -2, 4], version.name);
      const each = apply(prelu, [x], [of([1, 2], 0.5, 2)], { slopes: [1, 2] }, version);
      assert.deepEqual([...each.data], [-1, -4, -2, 4], version.name);
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
    versionsAgree(prelu, valueLayers.prelu);
  });

  it('refuses slopes of another channel count, and an input without channels', () => {
    for (const version of prelu.versions) {
      assert.throws(() => apply(prelu, [seeded([1, 4, 2, 2])], [seeded([1])], {}, version), {
        name: 'ShapeError',
        message: 'prelu: slopes is [1], expected [4]',
      });
    }
    assert.throws(() => prelu.outputShape([[1, 4, 2]], { slopes: [3, 1] }), {
      message:
        'prelu: inputs are [1, 4, 2] and [3, 1], expected lengths that are equal or 1, from the last axis on',
    });
    assert.throws(() => prelu.outputShape([[1, 4, 1]], { slopes: [4, 2] }), {
      message: 'prelu: slopes are [4, 2], expected lengths of 1 or of [1, 4, 1]',
    });
    assert.throws(() => prelu.outputShape([[4]], {}), {
      message: 'prelu: input 0 is [4], expected at least the axes [N, C]',
    });
  });
});
