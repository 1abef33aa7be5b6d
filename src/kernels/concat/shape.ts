import { ShapeError } from '../../tensors/shape-error.js';
import type { Shape } from '../../tensors/tensor.js';
import { expectInputs, expectShape } from '../check.js';

/**
 * [N, Σ C_i, H, W] of inputs [N, C_i, H, W].
 *
 * @throws {ShapeError} where there is no input, or two differ in more than their channels
 */
export function outputShape(inputs: readonly Shape[]): Shape {
  if (inputs.length === 0) throw new ShapeError('concat: 0 inputs, expected at least 1');
  expectInputs('concat', inputs, ...inputs.map(() => 'N, C, H, W'));
  const [N, , H, W] = inputs[0];
  for (const [i, shape] of inputs.entries()) expectShape(`concat: input ${i}`, shape, [N, shape[1], H, W]);
  return [N, inputs.reduce((channels, shape) => channels + shape[1], 0), H, W];
}

/** A concatenation has no weights. */
export function weightShapes(): readonly Shape[] {
  return [];
}
