import { ShapeError } from '../../tensors/shape-error.js';
import type { Shape } from '../../tensors/tensor.js';
import { elements } from '../../tensors/tensor.js';
import { stridesOf } from '../axes.js';
import { broadcastShape, broadcastStrides } from '../broadcast.js';
import { expectInputCount } from '../check.js';

/**
 * […, M, N] of A […, M, K] times B […, K, N]; the axes in front are broadcast.
 *
 * @throws {ShapeError} where an input has less than two axes, A does not have as many columns as B has rows, or the
 *   axes in front do not fit
 */
export function outputShape(inputs: readonly Shape[]): Shape {
  expectInputCount('batchedMatmul', inputs, 2);
  inputs.forEach((shape, i) => {
    if (shape.length < 2) {
      throw new ShapeError(
        `batchedMatmul: input ${i} is [${shape.join(', ')}], expected at least the axes [rows, columns]`,
      );
    }
  });
  const [a, b] = inputs;
  const [M, K] = a.slice(-2);
  const [rows, N] = b.slice(-2);
  if (rows !== K) {
    throw new ShapeError(`batchedMatmul: B has ${rows} rows, expected as many as A has columns, ${K}`);
  }
  return [...broadcastShape('batchedMatmul', a.slice(0, -2), b.slice(0, -2)), M, N];
}

/** A matrix product has no weights: both matrices are inputs. */
export function weightShapes(): readonly Shape[] {
  return [];
}

/** The places of the matrices of one product: index of the one in A and of the one in B. */
export type Pair = readonly [a: number, b: number];

/** Which matrix of A is multiplied with which one of B, for each matrix of the output in order. */
export function pairsOf([a, b]: readonly Shape[], output: Shape): readonly Pair[] {
  const batch = output.slice(0, -2);
  const strides = stridesOf(batch);
  const [left, right] = [a, b].map(shape => broadcastStrides(shape.slice(0, -2), batch));
  return Array.from({ length: elements(batch) }, (_, i): Pair => {
    const places = strides.map((stride, axis) => Math.floor(i / stride) % batch[axis]);
    const at = (own: readonly number[]) => places.reduce((sum, place, axis) => sum + place * own[axis], 0);
    return [at(left), at(right)];
  });
}
