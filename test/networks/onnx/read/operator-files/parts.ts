import fc from 'fast-check';
import type { Shape } from '../../../../../src/tensors/tensor.js';
import { floats, type ModelSpec, type NodeSpec, type TensorMessage } from '../model-file.js';

export const small = fc.integer({ min: 1, max: 4 });
export const side = fc.integer({ min: 5, max: 9 });
export const seeds = fc.integer({ min: 1, max: 1e6 });
export const image: fc.Arbitrary<Shape> = fc.tuple(fc.integer({ min: 1, max: 2 }), small, side, side);
export const anyShape: fc.Arbitrary<Shape> = fc.array(small, { minLength: 1, maxLength: 4 });

/** Numbers of a seed, between −bound and bound. */
export function numbers(seed: number, count: number, bound = 1): number[] {
  let state = seed * 2654435761 + 1;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) >>> 0;
    return bound * (2 * (state / 2 ** 32) - 1);
  });
}

export const size = (shape: Shape): number => shape.reduce((product, length) => product * length, 1);
export const weights = (seed: number, dims: Shape, bound = 1): TensorMessage =>
  floats(dims, numbers(seed, size(dims), bound));
export const positive = (seed: number, dims: Shape): TensorMessage =>
  floats(
    dims,
    numbers(seed, size(dims)).map(x => 0.5 + Math.abs(x)),
  );

/** A file of one node that reads the input x. */
export function single(
  opset: number,
  shape: Shape,
  node: Omit<NodeSpec, 'inputs'>,
  constants: ModelSpec['constants'] = {},
): ModelSpec {
  return {
    opset,
    inputs: { x: shape },
    outputs: { y: undefined },
    nodes: [{ inputs: ['x', ...Object.keys(constants)], ...node }],
    constants,
  };
}

/** The same file, whose output y is of another type. */
export const integersOut = (type: number, spec: ModelSpec): ModelSpec => ({
  ...spec,
  outputs: { y: { type } },
});

/** The same of a node without attributes. */
export const plain = (
  types: readonly string[],
  opsets: readonly number[],
  shape = anyShape,
): fc.Arbitrary<ModelSpec> =>
  fc
    .tuple(fc.constantFrom(...types), fc.constantFrom(...opsets), shape)
    .map(([type, opset, dims]) => single(opset, dims, { type }));
