import assert from 'node:assert/strict';
import fc from 'fast-check';
import { convTranspose } from '../../src/kernels/conv-transpose/index.js';
import { partsOf } from '../../src/kernels/conv-transpose/parts.js';
import { conv2d } from '../../src/kernels/conv2d/index.js';
import type { Tensor } from '../../src/tensors/tensor.js';
import { apply, of, seeded } from './apply.js';
import { transposedLayers } from './transposed-layers.js';
import { versionsAgree } from './versions-agree.js';

const plain = { filters: 1, kernel: [2, 2], stride: 2, padding: 0, dilation: 1, groups: 1 } as const;

function dot(a: Tensor, b: Tensor): number {
  return a.data.reduce((sum, value, i) => sum + value * b.data[i], 0);
}

describe('the transposed convolution', () => {
  it('puts a copy of the filter for each pixel, and adds where they overlap', () => {
    const x = of([1, 1, 1, 2], 1, 10);
    const parameters = { ...plain, bias: true, outputPadding: 0 };
    for (const version of convTranspose.versions) {
      const apart = apply(
        convTranspose,
        [x],
        [of([1, 1, 2, 2], 1, 2, 3, 4), of([1], 100)],
        parameters,
        version,
      );
      assert.deepEqual(
        [apart.shape, ...apart.data],
        [[1, 1, 2, 4], 101, 102, 110, 120, 103, 104, 130, 140],
        version.name,
      );
      const overlapping = { ...parameters, bias: false, stride: 1 };
      const { shape, data } = apply(convTranspose, [x], [of([1, 1, 2, 2], 1, 2, 3, 4)], overlapping, version);
      assert.deepEqual([shape, ...data], [[1, 1, 2, 3], 1, 12, 20, 3, 34, 40], version.name);
    }
  });

  it('cuts off its padding, and adds its output padding behind', () => {
    const x = of([1, 1, 1, 2], 1, 10);
    const w = of([1, 1, 1, 3], 1, 2, 3);
    const one = { ...plain, kernel: [1, 3], bias: false } as const;
    for (const version of convTranspose.versions) {
      // 1 2 13 20 30 without padding
      const cut = { ...one, padding: [0, 1, 0, 0], outputPadding: 0 } as const;
      assert.deepEqual([...apply(convTranspose, [x], [w], cut, version).data], [2, 13, 20, 30], version.name);
      const longer = { ...one, outputPadding: [0, 1] } as const;
      const { data } = apply(convTranspose, [x], [w], longer, version);
      assert.deepEqual([...data], [1, 2, 13, 20, 30, 0], version.name);
    }
  });

  it('is the transposed matrix of the convolution with the same weights', () => {
    // <conv(y), x> = <y, convTranspose(x)> for all x and y
    fc.assert(
      fc.property(transposedLayers, fc.integer(), ({ inputs: [shape], parameters }, seed) => {
        const output = convTranspose.outputShape([shape], parameters);
        const { filters, groups, outputPadding: _, ...window } = parameters;
        const [x, y] = [seeded(shape, seed), seeded(output, seed + 1)];
        const w = seeded([shape[1], filters / groups, ...parameters.kernel], seed + 2);
        const forward = { ...window, groups, filters: shape[1], bias: false };
        const there = apply(conv2d, [y], [w], forward);
        if (there.shape.join() !== shape.join()) return; // the output padding holds another window
        const back = apply(convTranspose, [x], [w], { ...parameters, bias: false });
        const scale = Math.sqrt(dot(x, x) * dot(there, there)) + 1;
        assert.ok(Math.abs(dot(there, x) - dot(y, back)) < 1e-5 * scale);
      }),
    );
  });

  it('agrees in all its versions', () => versionsAgree(convTranspose, transposedLayers));

  it('makes the products of one large layer in parts', () => {
    const parameters = { ...plain, filters: 8, groups: 2, bias: true, outputPadding: 0 };
    const layer = { inputs: [[1, 2, 300, 300]], output: [1, 8, 600, 600], weights: [], parameters };
    assert.deepEqual(
      partsOf(layer).map(({ filter, channel, filters }) => [filter, channel, filters]),
      [
        [0, 0, 2],
        [2, 0, 2],
        [4, 1, 2],
        [6, 1, 2],
      ],
    );
    const x = seeded([1, 2, 300, 300]);
    const weights = [seeded([2, 4, 2, 2]), seeded([8])];
    const [reference, fast] = convTranspose.versions.map(version =>
      apply(convTranspose, [x], weights, parameters, version),
    );
    // One product and a bias per value: the same up to one rounding.
    assert.ok(fast.data.every((value, i) => Math.abs(value - reference.data[i]) < 1e-6));
  });

  it('refuses padding that leaves nothing, and output padding that no window can reach', () => {
    const shape = (given: object) =>
      convTranspose.outputShape([[1, 2, 1, 1]], { ...plain, bias: false, outputPadding: 0, ...given });
    const refused: [object, string][] = [
      [
        { padding: 1 },
        'convTranspose: rows: padding is 1 + 1, expected integers from 0 that leave some of 2',
      ],
      [
        { outputPadding: [0, 2] },
        'convTranspose: columns: outputPadding is 2, expected an integer from 0, less than the stride or the dilation',
      ],
      [{ groups: 3 }, 'convTranspose: 2 input channels, expected a multiple of the 3 groups'],
      [{ kernel: [0, 2] }, 'convTranspose: rows: window is 0, expected a positive integer'],
    ];
    for (const [given, message] of refused)
      assert.throws(() => shape(given), { name: 'ShapeError', message });
  });
});
