import { ShapeError } from '../../tensors/shape-error.js';
import type { Shape } from '../../tensors/tensor.js';
import { expectInputs } from '../check.js';

/**
 * [M, N] of A [M, K] times B [K, N].
 *
 * @throws {ShapeError} where an input is not a matrix, or A does not have as many columns as B has rows
 */
export function outputShape(inputs: readonly Shape[]): Shape {
  expectInputs('matmul', inputs, 'M, K', 'K, N');
  const [[M, K], [rows, N]] = inputs;
  if (rows !== K) throw new ShapeError(`matmul: B has ${rows} rows, expected as many as A has columns, ${K}`);
  return [M, N];
}

/** A matrix product has no weights: both matrices are inputs. */
export function weightShapes(): readonly Shape[] {
  return [];
}
