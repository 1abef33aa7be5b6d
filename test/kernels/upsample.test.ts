import assert from 'node:assert/strict';
import fc from 'fast-check';
import { upsample } from '../../src/kernels/upsample/index.js';
import { apply, of, seeded } from './apply.js';
import { featureMaps, versionsAgree } from './versions-agree.js';

const side = fc.integer({ min: 1, max: 20 });

describe('upsample', () => {
  it('repeats rows and columns, in every version', () => {
    const x = of([1, 2, 1, 2], 1, 2, 3, 4);
    for (const version of upsample.versions) {
      const out = apply(upsample, [x], [], { size: [2, 4] }, version);
      assert.deepEqual(
        [out.shape, ...out.data],
        [[1, 2, 2, 4], 1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4],
        version.name,
      );
    }
  });

  it('shows the pixel in which the upper left corner lies where the sizes do not divide', () => {
    const x = of([1, 1, 1, 3], 10, 20, 30);
    for (const version of upsample.versions) {
      // 3 → 7: ⌊3·q / 7⌋ = 0 0 0 1 1 2 2, and 3 → 2 leaves out the last
      const larger = apply(upsample, [x], [], { size: [1, 7] }, version);
      assert.deepEqual([...larger.data], [10, 10, 10, 20, 20, 30, 30], version.name);
      const smaller = apply(upsample, [x], [], { size: [1, 2] }, version);
      assert.deepEqual([...smaller.data], [10, 20], version.name);
    }
  });

  it('copies to the same size', () => {
    const x = seeded([2, 3, 4, 5]);
    for (const version of upsample.versions)
      assert.deepEqual(apply(upsample, [x], [], { size: [4, 5] }, version), x);
  });

  it('agrees in all its versions', () => {
    versionsAgree(
      upsample,
      fc
        .tuple(featureMaps, fc.tuple(side, side))
        .map(([shape, size]) => ({ inputs: [shape], parameters: { size } })),
    );
  });

  it('refuses sides that are no positive integers', () => {
    assert.throws(() => upsample.outputShape([[1, 1, 2, 2]], { size: [4, 2.5] }), {
      name: 'ShapeError',
      message: 'upsample: columns is 2.5, expected a positive integer',
    });
    assert.throws(() => upsample.outputShape([[2, 2]], { size: [4, 4] }), {
      message: 'upsample: input 0 is [2, 2], expected the axes [N, C, H, W]',
    });
  });
});
