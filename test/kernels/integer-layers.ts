import fc from 'fast-check';
import {
  type IntegerType,
  integerTypes,
  type OpParameters,
  type Quantization,
} from '../../src/kernels/op.js';
import { integerRanges } from '../../src/kernels/quantization.js';
import { randomStream } from '../../src/tensors/random.js';
import { type Shape, type Tensor, tensor } from '../../src/tensors/tensor.js';
import type { RandomLayer } from './versions-agree.js';

const range = (min: number, max: number) => fc.integer({ min, max });

/** A layer on integers with its values. */
export interface IntegerCase {
  readonly x: Tensor;
  readonly weights: readonly Tensor[];
  readonly parameters: OpParameters['quantizedConv'];
}

/** Evenly distributed integers of a type. */
function integers(shape: Shape, type: IntegerType, seed: number): Tensor {
  const stream = randomStream(seed, shape.join());
  const [least, most] = integerRanges[type];
  const t = tensor(shape);
  for (let i = 0; i < t.data.length; i++) t.data[i] = least + stream.below(most - least + 1);
  return t;
}

/**
 * A quantisation with so many scales and zero points. The scales lie around this one; if they are powers of two, many
 * values lie in the middle between two integers.
 */
export function quantizations(
  around: number,
  count: number,
  types: fc.Arbitrary<IntegerType> = fc.constantFrom(...integerTypes),
): fc.Arbitrary<Quantization> {
  const list = <T>(values: fc.Arbitrary<T>) => fc.array(values, { minLength: count, maxLength: count });
  const scale = fc.oneof(
    fc.double({ min: around / 3, max: around * 3, noNaN: true }),
    fc.constant(2 ** Math.round(Math.log2(around))),
  );
  return types.chain(type => {
    const [least, most] = integerRanges[type];
    return fc.record({ type: fc.constant(type), scale: list(scale), zeroPoint: list(range(least, most)) });
  });
}

/**
 * Small layers, among them depthwise ones, and deep ones: float32 holds the sums of the small ones as they are, those
 * of the deep ones only for half of the input's bits at a time.
 */
export const integerCases: fc.Arbitrary<IntegerCase> = fc
  .record({
    N: range(1, 2),
    groups: range(1, 4),
    inEach: fc.oneof({ weight: 3, arbitrary: range(1, 4) }, { weight: 1, arbitrary: range(150, 200) }),
    outEach: range(1, 3),
    sides: fc.tuple(range(3, 7), range(3, 7)),
    kernel: fc.tuple(range(1, 3), range(1, 3)),
    stride: range(1, 2),
    padding: fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2), fc.nat(2)),
    bias: fc.boolean(),
    perFilter: fc.boolean(),
    seed: fc.integer(),
  })
  .chain(({ N, groups, inEach, outEach, sides, seed, perFilter, ...window }) => {
    const filters = groups * outEach;
    const shape = [N, groups * inEach, ...sides];
    return fc
      .tuple(
        quantizations(0.02, 1),
        quantizations(0.02, perFilter ? filters : 1),
        // About as wide as the sums.
        quantizations(0.01 * inEach, 1),
      )
      .map(([input, weights, output]) => {
        const w = integers([filters, inEach, ...window.kernel], weights.type, seed);
        const b = integers([filters], 'int8', seed + 1);
        const parameters = { ...window, filters, groups, dilation: 1, input, weights, output };
        return {
          x: integers(shape, input.type, seed + 2),
          weights: window.bias ? [w, b] : [w],
          parameters,
        };
      });
  });

/** Layers of `quantize` and `dequantize`, per tensor and per axis. */
export const quantizedLayers: fc.Arbitrary<RandomLayer<'quantize'>> = fc
  .array(range(1, 9), { minLength: 1, maxLength: 4 })
  .chain(shape =>
    fc.option(fc.nat(shape.length - 1), { nil: undefined }).chain(axis =>
      quantizations(0.1, axis === undefined ? 1 : shape[axis]).map(quantized => ({
        inputs: [shape],
        parameters: { ...quantized, axis },
      })),
    ),
  );
