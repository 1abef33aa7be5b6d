import assert from 'node:assert/strict';
import fc from 'fast-check';
import { multiply } from '../../src/kernels/multiply/index.js';
import { tensor } from '../../src/tensors/tensor.js';
import { apply, applyInto, of } from './apply.js';
import { featureMaps, type RandomLayer, versionsAgree } from './versions-agree.js';

const a = () => of([2, 2, 1, 2], 1, 2, 3, 4, 5, 6, 7, 8);

describe('multiply', () => {
  it('multiplies element by element, also into the memory of either input', () => {
    for (const version of multiply.versions) {
      for (const target of ['fresh', 'a', 'b']) {
        const x = of([3], 1, 2, 3);
        const y = of([3], 10, 20, 30);
        const out = target === 'a' ? x : target === 'b' ? y : tensor([3]);
        applyInto(out, multiply, [x, y], [], {}, version);
        assert.deepEqual([...out.data], [10, 40, 90], `${version.name} into ${target}`);
      }
    }
  });

  it('scales each channel of each image by its own factor', () => {
    const factors = of([2, 2, 1, 1], 1, 10, 100, 1000);
    for (const version of multiply.versions) {
      const out = apply(multiply, [a(), factors], [], {}, version);
      assert.deepEqual([...out.data], [1, 2, 30, 40, 500, 600, 7000, 8000], version.name);
    }
  });

  it('scales each pixel of each image by one factor for all channels, also in place', () => {
    const factors = of([2, 1, 1, 2], 1, 10, 100, 1000);
    for (const version of multiply.versions) {
      const out = a();
      applyInto(out, multiply, [out, factors], [], {}, version);
      assert.deepEqual([...out.data], [1, 20, 3, 40, 500, 6000, 700, 8000], version.name);
    }
  });

  it('agrees in all its versions', () => {
    versionsAgree(
      multiply,
      fc.tuple(featureMaps, fc.nat(2)).map(
        ([[N, C, H, W], factors]): RandomLayer<'multiply'> => ({
          inputs: [
            [N, C, H, W],
            [
              [N, C, H, W],
              [N, C, 1, 1],
              [N, 1, H, W],
            ][factors],
          ],
          parameters: {},
        }),
      ),
    );
  });

  it('refuses factors of any other shape', () => {
    const refused = (shapes: number[][], message: string) =>
      assert.throws(() => multiply.outputShape(shapes, {}), { name: 'ShapeError', message });
    refused(
      [
        [2, 3, 4, 5],
        [1, 3, 1, 1],
      ],
      'multiply: b is [1, 3, 1, 1], expected [2, 3, 4, 5] or [2, 3, 1, 1] or [2, 1, 4, 5]',
    );
    refused([[2, 3], [2]], 'multiply: b is [2], expected [2, 3]');
    refused([[2, 3]], 'multiply: 1 inputs, expected 2');
  });
});
