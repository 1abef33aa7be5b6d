import assert from 'node:assert/strict';
import { roundedSums, roundedValues } from '../../../../experiments/casebook/causes/rounded-sums.js';
import { conv2d } from '../../../../src/kernels/conv2d/index.js';
import type { OpParameters } from '../../../../src/kernels/op.js';
import { quantize } from '../../../../src/kernels/quantize/index.js';
import { quantizedConv } from '../../../../src/kernels/quantized-conv/index.js';
import { randomStream } from '../../../../src/tensors/random.js';
import { tensor } from '../../../../src/tensors/tensor.js';
import { apply, of } from '../../../kernels/apply.js';

const integers = (scale: number, zero = 0) => ({ type: 'int8', scale: [scale], zeroPoint: [zero] }) as const;
const layer: OpParameters['quantizedConv'] = {
  ...{ filters: 1, kernel: [1, 1], stride: 1, padding: 0, dilation: 1, groups: 1, bias: false },
  ...{ input: integers(1), weights: integers(0.5), output: integers(1) },
};
const version = roundedSums(conv2d.versions.at(-1)!);

describe('a convolution of integers whose sums are rounded in a pass of their own', () => {
  it('rounds halves to the even integer and cuts off at the ends of int8', () => {
    const x = of([1, 1, 1, 5], 1, 3, -3, 300, -300);
    assert.deepEqual(
      [...apply(quantizedConv, [x], [of([1, 1, 1, 1], 1)], layer, version).data],
      [0, 2, -2, 127, -128],
    );
  });

  it('gives the integers of the formula, one scale a filter', () => {
    const stream = randomStream(1);
    const random = (shape: number[]) => {
      const t = tensor(shape);
      for (let i = 0; i < t.data.length; i++) t.data[i] = stream.below(255) - 127;
      return t;
    };
    const parameters: OpParameters['quantizedConv'] = {
      ...{ ...layer, filters: 3, kernel: [3, 3], stride: 2, padding: 1 },
      weights: { type: 'int8', scale: [0.002, 0.003, 0.004], zeroPoint: [0] },
    };
    const [x, w] = [random([2, 4, 7, 6]), random([3, 4, 3, 3])];
    assert.deepEqual(
      apply(quantizedConv, [x], [w], parameters, version),
      apply(quantizedConv, [x], [w], parameters),
    );
  });

  it('quantises as the formula does, halves included', () => {
    const x = of([1, 9], -9, -0.75, -0.25, 0.25, 0.3, 0.75, 1.25, 63.9, 64);
    const parameters = integers(0.5);
    const expected = apply(quantize, [x], [], parameters);
    assert.deepEqual(apply(quantize, [x], [], parameters, roundedValues), expected);
  });

  it('refuses what would take another pass', () => {
    const refused: readonly [Partial<OpParameters['quantizedConv']>, string][] = [
      [{ input: integers(1, 3) }, 'zeroPoint is 3, expected 0'],
      [{ bias: true }, 'bias is true, expected none'],
    ];
    for (const [change, message] of refused) {
      const one = of([1, 1, 1, 1], 1);
      const weights = change.bias ? [one, of([1], 1)] : [one];
      assert.throws(() => apply(quantizedConv, [one], weights, { ...layer, ...change }, version), {
        name: 'InputError',
        message: `roundedSums: ${message}`,
      });
    }
    assert.throws(() => apply(quantize, [of([1, 1], 1)], [], { ...integers(1), axis: 1 }, roundedValues), {
      message: 'roundedValues: axis is 1, expected none',
    });
  });
});
