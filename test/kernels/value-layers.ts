import fc from 'fast-check';
import { type BinaryFunctionName, binaryFunctions } from '../../src/kernels/binary/functions.js';
import { type ReductionName, reductions } from '../../src/kernels/reduce/functions.js';
import { type UnaryFunctionName, unaryFunction, unaryFunctions } from '../../src/kernels/unary/functions.js';
import type { Shape } from '../../src/tensors/tensor.js';
import type { RandomLayer } from './versions-agree.js';

/** An op that computes values of tensors of any shape. */
export type ValueOp =
  | 'unary'
  | 'binary'
  | 'reduce'
  | 'argMax'
  | 'globalMaxPool'
  | 'lrn'
  | 'instanceNorm'
  | 'layerNorm'
  | 'batchedMatmul'
  | 'softmax'
  | 'prelu';

const range = (min: number, max: number) => fc.integer({ min, max });
const shapeOf = (axes: number, most: number) =>
  fc.array(range(1, most), { minLength: axes, maxLength: axes });

/** Any shape, also that of a single number, of at most a few hundred elements. */
const anyShape: fc.Arbitrary<Shape> = fc.oneof(
  fc.constant<Shape>([]),
  shapeOf(1, 90),
  shapeOf(2, 12),
  shapeOf(3, 7),
  shapeOf(4, 6),
  shapeOf(5, 3),
);
const anyAxes = anyShape.filter(shape => shape.length > 0);
/** A shape with one of its axes. */
const withAxis = fc.tuple(anyAxes, fc.nat()).map(([shape, place]) => [shape, place % shape.length] as const);
const maps = fc.tuple(range(1, 2), range(1, 6), range(1, 9), range(1, 9)).map((shape): Shape => shape);
const epsilon = fc.constantFrom(1e-5, 1e-3, 0.1);

/** Two shapes that are broadcast to one: some lengths of both are 1, and either may lack axes in front. */
const broadcastable = fc
  .tuple(
    fc.oneof(shapeOf(1, 90), shapeOf(2, 12), shapeOf(3, 7), shapeOf(4, 5), shapeOf(5, 3)),
    fc.array(fc.constantFrom('both', 'both', 'both', 'a', 'b'), { minLength: 5, maxLength: 5 }),
    fc.nat(5),
    fc.nat(5),
    fc.boolean(),
  )
  .map(([shape, repeated, fromA, fromB, swap]): readonly [Shape, Shape] => {
    const a = shape.map((length, axis) => (repeated[axis] === 'a' ? 1 : length)).slice(swap ? fromA : 0);
    const b = shape.map((length, axis) => (repeated[axis] === 'b' ? 1 : length)).slice(swap ? 0 : fromB);
    return [a, b];
  });

const quarters = (min: number, max: number) => range(4 * min, 4 * max).map(value => value / 4);

const unaryNames = Object.keys(unaryFunctions) as UnaryFunctionName[];
const binaryNames = Object.keys(binaryFunctions) as BinaryFunctionName[];
const reductionNames = Object.keys(reductions) as ReductionName[];

/** Parameters of these functions of one number: the defaults, or others that have a float32. */
const unaryParameters = (names: readonly UnaryFunctionName[]) =>
  fc
    .record({
      name: fc.constantFrom(...names),
      alpha: fc.option(quarters(-2, 2), { nil: undefined }),
      beta: fc.option(quarters(-2, 2), { nil: undefined }),
    })
    .filter(({ name, alpha }) => name !== 'celu' || alpha === undefined || alpha > 0)
    .map(({ name, alpha, beta }) => ({
      function: name,
      ...(unaryFunction(name).alpha !== undefined && alpha !== undefined && { alpha }),
      ...(unaryFunction(name).beta !== undefined && beta !== undefined && { beta }),
    }));

/** Reductions whose result would be the rounding error of a sum that is close to 0. */
const OF_POSITIVE: readonly ReductionName[] = ['sum', 'mean', 'product', 'logSum'];

/** Layers of these functions of one number. */
const unaryLayers = (names: readonly UnaryFunctionName[]) =>
  fc.tuple(anyShape, unaryParameters(names)).map(
    ([shape, parameters]): RandomLayer<'unary'> => ({
      inputs: [shape],
      parameters,
      positive: ['log', 'sqrt'].includes(parameters.function),
    }),
  );

/** Layers of these functions of two numbers. */
const binaryLayers = (names: readonly BinaryFunctionName[]) =>
  fc.tuple(broadcastable, fc.constantFrom(...names)).map(
    ([inputs, name]): RandomLayer<'binary'> => ({
      inputs,
      parameters: { function: name },
      positive: name === 'power',
    }),
  );

/** Layers of these reductions. */
const reduceLayers = (names: readonly ReductionName[]) =>
  fc
    .tuple(anyShape, fc.subarray([0, 1, 2, 3, 4]), fc.constantFrom(...names), fc.boolean())
    .map(([shape, places, name, keep]): RandomLayer<'reduce'> => {
      const axes = places.filter(axis => axis < shape.length);
      // The product of more values would be beyond float32.
      const few = axes.filter(axis => shape[axis] < 20).slice(0, 1);
      return {
        inputs: [shape],
        parameters: { function: name, axes: name === 'product' ? few : axes, keep },
        positive: OF_POSITIVE.includes(name),
      };
    });

/** Random layers of each function of the ops that have several. */
export const functionLayers: readonly {
  readonly op: ValueOp;
  readonly name: string;
  readonly layers: fc.Arbitrary<RandomLayer<ValueOp>>;
}[] = [
  ...unaryNames.map(name => ({ op: 'unary', name, layers: unaryLayers([name]) }) as const),
  ...binaryNames.map(name => ({ op: 'binary', name, layers: binaryLayers([name]) }) as const),
  ...reductionNames.map(name => ({ op: 'reduce', name, layers: reduceLayers([name]) }) as const),
];

/** Random layers of each op; the type makes a missing op a compile error. */
export const valueLayers: { readonly [K in ValueOp]: fc.Arbitrary<RandomLayer<K>> } = {
  unary: unaryLayers(unaryNames),
  binary: binaryLayers(binaryNames),
  reduce: reduceLayers(reductionNames),
  argMax: fc.tuple(withAxis, fc.boolean(), fc.boolean()).map(([[shape, axis], keep, last]) => ({
    inputs: [shape],
    parameters: { axis, keep, last },
  })),
  globalMaxPool: maps.map(shape => ({ inputs: [shape], parameters: {} })),
  lrn: fc
    .tuple(maps, range(1, 6), fc.constantFrom(1e-4, 0.5, 2), fc.constantFrom(0.5, 0.75, 1), quarters(1, 2))
    .map(([shape, size, alpha, beta, bias]) => ({
      inputs: [shape],
      parameters: { size, alpha, beta, bias },
    })),
  instanceNorm: fc
    .tuple(range(1, 2), range(1, 5), fc.oneof(shapeOf(1, 50), shapeOf(2, 9)), range(4, 9), epsilon)
    .map(([N, C, rest, last, value]) => ({
      inputs: [[N, C, ...rest, last]],
      parameters: { epsilon: value },
    })),
  layerNorm: fc
    .tuple(anyShape, range(4, 40), fc.nat(), epsilon, fc.boolean())
    .map(([shape, last, place, value, bias]) => ({
      inputs: [[...shape.slice(0, 3), last]],
      parameters: { axis: place % (Math.min(shape.length, 3) + 1), epsilon: value, bias },
    })),
  batchedMatmul: fc
    .tuple(
      fc.oneof(
        fc.constant([[], []] as const),
        broadcastable.filter(shapes => shapes.every(shape => shape.every(length => length < 6))),
      ),
      range(1, 9),
      range(1, 20),
      range(1, 40),
    )
    .map(([[a, b], M, K, N]) => ({
      inputs: [
        [...a, M, K],
        [...b, K, N],
      ],
      parameters: {},
    })),
  softmax: fc.tuple(withAxis, fc.boolean(), fc.boolean()).map(([[shape, axis], log, isLast]) => ({
    inputs: [shape],
    parameters: isLast ? { log } : { axis, log },
  })),
  prelu: fc
    .tuple(
      fc.oneof(shapeOf(2, 9), maps),
      fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      fc.nat(4),
      fc.boolean(),
    )
    .map(([shape, shared, from, isPerChannel]) => ({
      inputs: [shape],
      parameters: isPerChannel
        ? {}
        : { slopes: shape.map((length, axis) => (shared[axis] ? 1 : length)).slice(from) },
    })),
};
