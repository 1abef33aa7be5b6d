import assert from 'node:assert/strict';
import fc from 'fast-check';
import { add } from '../../src/kernels/add/index.js';
import { tensor } from '../../src/tensors/tensor.js';
import { applyInto, of } from './apply.js';
import { anyActivation, featureMaps, versionsAgree } from './versions-agree.js';

describe('add', () => {
  it('sums element by element, also into the memory of either input', () => {
    for (const version of add.versions) {
      for (const target of ['fresh', 'a', 'b']) {
        const a = of([1, 3], 1, 2, 3);
        const b = of([1, 3], 10, 20, 30);
        const out = target === 'a' ? a : target === 'b' ? b : tensor([1, 3]);
        applyInto(out, add, [a, b], [], {}, version);
        assert.deepEqual([...out.data], [11, 22, 33], `${version.name} into ${target}`);
      }
    }
  });

  it('agrees in all its versions', () => {
    versionsAgree(
      add,
      fc
        .tuple(featureMaps, anyActivation)
        .map(([shape, activation]) => ({ inputs: [shape, shape], parameters: { activation } })),
    );
  });

  it('refuses inputs of different shape: nothing is broadcast', () => {
    assert.throws(
      () =>
        add.outputShape(
          [
            [1, 4, 2, 2],
            [1, 4, 1, 1],
          ],
          {},
        ),
      {
        name: 'ShapeError',
        message: 'add: b is [1, 4, 1, 1], expected [1, 4, 2, 2]',
      },
    );
  });
});
