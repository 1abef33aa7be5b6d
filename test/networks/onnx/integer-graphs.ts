import fc from 'fast-check';
import { type IntegerType, integerTypes, type Quantization } from '../../../src/kernels/op.js';
import { GraphBuilder } from '../../../src/networks/graph/builder.js';
import type { Shape } from '../../../src/tensors/tensor.js';
import { quantizations } from '../../kernels/integer-layers.js';

const small = fc.integer({ min: 1, max: 4 });
const side = fc.integer({ min: 5, max: 9 });
const featureMaps: fc.Arbitrary<Shape> = fc.tuple(fc.integer({ min: 1, max: 2 }), small, side, side);
const kernel = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }));
const step = fc.integer({ min: 1, max: 3 });
const windows = fc.record({
  kernel,
  stride: fc.oneof(step, fc.tuple(step, step)),
  padding: fc.oneof(fc.nat(2), fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2), fc.nat(2))),
  dilation: fc.constantFrom(1, 1, 2),
});

/** Types of input, output and weights for which onnxruntime has a kernel. */
const integerPairs: readonly (readonly [IntegerType, IntegerType])[] = [
  ['uint8', 'uint8'],
  ['uint8', 'int8'],
  ['int8', 'int8'],
];

/** Small enough that the largest seeded values are cut off. */
const INPUT_SCALE = 0.02;

/** Groups that divide the channels, and a number of filters that they divide. */
const grouped = (C: number) =>
  fc
    .tuple(fc.constantFrom(...[1, 2, 3, 4].filter(groups => C % groups === 0)), small)
    .map(([groups, perGroup]) => ({ groups, filters: groups * perGroup }));

/** Random small graphs of the ops on integers. */
export const integerGraphs = {
  quantize: featureMaps.chain(shape =>
    fc.option(fc.nat(3), { nil: undefined }).chain(axis =>
      quantizations(INPUT_SCALE, axis === undefined ? 1 : shape[axis]).map(quantization => {
        const g = new GraphBuilder('one-op');
        return g.build(g.node('quantize', [g.input(shape)], { ...quantization, axis }));
      }),
    ),
  ),
  dequantize: featureMaps.chain(shape =>
    fc.option(fc.nat(3), { nil: undefined }).chain(axis => {
      const count = axis === undefined ? 1 : shape[axis];
      return fc
        .constantFrom(...integerTypes)
        .chain(type =>
          fc.tuple(
            quantizations(INPUT_SCALE, 1, fc.constant(type)),
            quantizations(1, count, fc.constant(type)),
          ),
        )
        .map(([before, quantization]) => {
          const g = new GraphBuilder('one-op');
          const x = g.node('quantize', [g.input(shape)], before);
          return g.build(g.node('dequantize', [x], { ...quantization, axis }));
        });
    }),
  ),
  quantizedConv: featureMaps.chain(shape =>
    grouped(shape[1]).chain(({ filters, groups }) =>
      fc
        .constantFrom(...integerPairs)
        .chain(([type, weightType]) =>
          fc.record({
            window: windows,
            bias: fc.boolean(),
            input: quantizations(INPUT_SCALE, 1, fc.constant(type)),
            weights: fc
              .constantFrom(1, filters)
              .chain(count => filterQuantizations(count, fc.constant(weightType))),
            output: quantizations(0.1, 1, fc.constant(type)),
          }),
        )
        .map(({ window, input, ...rest }) => {
          const g = new GraphBuilder('one-op');
          const x = g.node('quantize', [g.input(shape)], input);
          return g.build(g.node('quantizedConv', [x], { filters, groups, ...window, input, ...rest }));
        }),
    ),
  ),
  integerConv: featureMaps.chain(shape =>
    grouped(shape[1]).chain(({ filters, groups }) =>
      fc
        .record({
          window: windows,
          input: quantizations(INPUT_SCALE, 1, fc.constant('uint8')),
          weights: filterQuantizations(1, fc.constantFrom(...integerTypes)),
        })
        .map(({ window, input, weights: { scale: _, ...weights } }) => {
          const g = new GraphBuilder('one-op');
          const x = g.node('quantize', [g.input(shape)], input);
          const { scale: __, ...range } = input;
          return g.build(g.node('integerConv', [x], { filters, groups, ...window, input: range, weights }));
        }),
    ),
  ),
} as const;

/** One zero point for all filters: onnxruntime takes no others. */
function filterQuantizations(count: number, type: fc.Arbitrary<IntegerType>): fc.Arbitrary<Quantization> {
  return quantizations(0.02, count, type).map(({ zeroPoint, ...rest }) => ({
    ...rest,
    zeroPoint: new Array<number>(count).fill(zeroPoint[0]),
  }));
}
