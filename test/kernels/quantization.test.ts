import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dequantize } from '../../src/kernels/dequantize/index.js';
import { integerConv } from '../../src/kernels/integer-conv/index.js';
import type { Quantization } from '../../src/kernels/op.js';
import { quantize } from '../../src/kernels/quantize/index.js';
import { quantizedConv } from '../../src/kernels/quantized-conv/index.js';
import { wasmVersions } from '../../src/kernels/wasm-versions.js';
import { tensor } from '../../src/tensors/tensor.js';
import { allocate } from '../../src/wasm/memory.js';
import { bestVariant, loadKernels } from '../../src/wasm/module.js';
import { apply, applyInto, of, seeded } from './apply.js';
import { integerCases, quantizedLayers } from './integer-layers.js';
import { versionsAgree } from './versions-agree.js';

const uint8 = (scale: number, zeroPoint = 0): Quantization => ({
  type: 'uint8',
  scale: [scale],
  zeroPoint: [zeroPoint],
});
const int8 = (scale: number, zeroPoint = 0): Quantization => ({ ...uint8(scale, zeroPoint), type: 'int8' });
const window = { filters: 1, kernel: [1, 1], stride: 1, padding: 0, dilation: 1, groups: 1 } as const;

describe('quantised values', () => {
  it('are rounded to the nearest integer, halves to the even one', () => {
    const x = of([7], -1.5, -0.5, 0.5, 1.5, 2.5, 2.4, 2.6);
    for (const version of quantize.versions) {
      assert.deepEqual([...apply(quantize, [x], [], int8(1), version).data], [-2, 0, 0, 2, 2, 2, 3]);
    }
  });

  it('are moved to their zero point after rounding, and cut off at the ends of their type', () => {
    const x = of([5], -1000, -0.75, 0.25, 1, 1000);
    for (const version of quantize.versions) {
      assert.deepEqual([...apply(quantize, [x], [], uint8(0.5, 3), version).data], [0, 1, 3, 5, 255]);
      assert.deepEqual([...apply(quantize, [x], [], int8(0.5, 3), version).data], [-128, 1, 3, 5, 127]);
    }
  });

  it('have a scale and a zero for each place of an axis', () => {
    const x = of([2, 3], 1, 1, 1, 2, 2, 2);
    const parameters = { type: 'int8', scale: [1, 0.5, 0.25], zeroPoint: [0, 1, 2], axis: 1 } as const;
    for (const [i, version] of quantize.versions.entries()) {
      const q = apply(quantize, [x], [], parameters, version);
      assert.deepEqual([...q.data], [1, 3, 6, 2, 5, 10]);
      assert.deepEqual(apply(dequantize, [q], [], parameters, dequantize.versions[i]), x);
    }
  });

  it('are the same in all versions', () => {
    versionsAgree(quantize, quantizedLayers);
    versionsAgree(dequantize, quantizedLayers);
  });

  it('come back within half a step', () => {
    const x = seeded([2, 3, 4, 5]);
    const parameters = uint8(1 / 127, 128);
    const back = apply(dequantize, [apply(quantize, [x], [], parameters)], [], parameters);
    back.data.forEach((value, i) => {
      assert.ok(Math.abs(value - x.data[i]) <= 0.5 / 127 + 1e-6);
    });
  });

  it('are refused with scales or zero points that do not fit', () => {
    const refused: [() => unknown, string][] = [
      [
        () => quantize.outputShape([[2, 3]], { ...uint8(1), scale: [1, 2], axis: 1 }),
        'quantize: scale has 2 numbers, expected 1 or 3',
      ],
      [
        () => dequantize.outputShape([[2, 3]], { ...uint8(1), zeroPoint: [0, 0] }),
        'dequantize: zeroPoint has 2 numbers, expected 1',
      ],
      [
        () => quantize.outputShape([[2, 3]], uint8(1, -1)),
        'quantize: zeroPoint -1, expected an integer from 0 to 255',
      ],
      [
        () => quantize.outputShape([[2, 3]], { ...uint8(1), axis: 2 }),
        'quantize: axis is 2, expected 0 to 1 for input 0 of [2, 3]',
      ],
      [
        () =>
          quantizedConv.outputShape([[1, 1, 2, 2]], {
            ...{ ...window, bias: false, input: uint8(1), output: uint8(1) },
            weights: { ...int8(1), scale: [1, 1] },
          }),
        'quantizedConv: weights: scale has 2 numbers, expected 1',
      ],
    ];
    for (const [call, message] of refused) assert.throws(call, { name: 'ShapeError', message });
  });
});

describe('convolutions of integers', () => {
  it('are the same bit by bit in all versions, in WebAssembly too', () => {
    const wasm = wasmVersions(() => loadKernels(bestVariant()));
    fc.assert(
      fc.property(integerCases, ({ x, weights, parameters }) => {
        const { scale: _, ...input } = parameters.input;
        const { scale: __, ...range } = parameters.weights;
        const { bias: ___, output: ____, ...window } = parameters;
        const sums = { ...window, input, weights: range };
        const placed = tensor(x.shape, allocate(x.data.length));
        placed.data.set(x.data);
        const expected = apply(quantizedConv, [x], weights, parameters);
        const expectedSums = apply(integerConv, [x], weights.slice(0, 1), sums);
        for (const version of quantizedConv.versions) {
          assert.deepEqual(apply(quantizedConv, [x], weights, parameters, version), expected, version.name);
        }
        for (const version of integerConv.versions) {
          const actual = apply(integerConv, [x], weights.slice(0, 1), sums, version);
          assert.deepEqual(actual, expectedSums, version.name);
        }
        const out = tensor(expected.shape, allocate(expected.data.length));
        applyInto(out, quantizedConv, [placed], weights, parameters, wasm.quantizedConv);
        assert.deepEqual([...out.data], [...expected.data], 'wasm');
        applyInto(out, integerConv, [placed], weights.slice(0, 1), sums, wasm.integerConv);
        assert.deepEqual([...out.data], [...expectedSums.data], 'wasm');
      }),
    );
  });

  it('have their weights made a few times only, not once per value, to know the size of the scratch', () => {
    const { data, shape } = seeded([8, 4, 3, 3]);
    let made = 0;
    const w = {
      shape,
      get data() {
        made++;
        return data;
      },
    };
    const range = { type: 'int8', zeroPoint: [0] } as const;
    const parameters = { ...window, filters: 8, kernel: [3, 3], input: range, weights: range } as const;
    const layer = { inputs: [[1, 4, 9, 9]], output: [1, 8, 7, 7], weights: [w], parameters };
    const [, version] = integerConv.versions;
    assert.ok(version.scratchBytes!(layer) > 0);
    assert.ok(made < 5, `${made} times`);
  });

  it('stay exact where their sums are too large even for half of the bits', () => {
    const C = 8400;
    const x = of([1, C, 1, 1], ...new Array<number>(C).fill(255));
    const w = of([1, C, 1, 1], ...Array.from({ length: C }, (_, c) => (c < C - 1 ? 127 : -128)));
    const range = { type: 'int8', zeroPoint: [0] } as const;
    const parameters = { ...window, input: { ...range, type: 'uint8' }, weights: range } as const;
    for (const version of integerConv.versions) {
      const { data } = apply(integerConv, [x], [w], parameters, version);
      assert.equal(data[0], Math.fround(255 * (127 * (C - 1) - 128)), version.name);
    }
  });

  it('sum products of distances from the zero points; the padding holds that of the input', () => {
    const x = of([1, 1, 1, 2], 12, 7);
    const w = of([1, 1, 1, 3], 1, 3, 2);
    const parameters = {
      ...window,
      kernel: [1, 3],
      padding: [0, 1],
      input: { type: 'uint8', zeroPoint: [10] },
      weights: { type: 'int8', zeroPoint: [1] },
    } as const;
    for (const version of integerConv.versions) {
      // (2, −3) with (0, 2, 1)
      assert.deepEqual([...apply(integerConv, [x], [w], parameters, version).data], [1, -6]);
    }
  });

  it('round, move and cut off their sums, with a scale for each filter', () => {
    const x = of([1, 1, 1, 3], 0, 3, 250);
    const parameters = {
      ...{ ...window, filters: 2, bias: true, input: uint8(0.5), output: uint8(1, 10) },
      weights: { type: 'int8', scale: [1, 0.25], zeroPoint: [0] },
    } as const;
    for (const version of quantizedConv.versions) {
      const { data } = apply(
        quantizedConv,
        [x],
        [of([2, 1, 1, 1], 1, -4), of([2], 0, 4)],
        parameters,
        version,
      );
      // 0.5·(0, 3, 250) + 10 with 1.5 rounded to 2, and 0.125·(4, −8, −996) + 10 with 0.5 rounded to 0
      assert.deepEqual([...data], [10, 12, 135, 10, 9, 0], version.name);
    }
  });
});
