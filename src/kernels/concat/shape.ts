import { ShapeError } from '../../tensors/shape-error.js';
import type { Shape } from '../../tensors/tensor.js';
import { expectAxis } from '../axes.js';
import { expectShape } from '../check.js';
import type { OpParameters } from '../op.js';

/** Where no axis is given: the channels of feature maps [N, C, H, W]. */
export const CHANNELS = 1;

/**
 * The shape of the inputs with the sum of their lengths on the axis: [N, Σ C_i, H, W] of feature maps [N, C_i, H, W].
 *
 * @throws {ShapeError} where there is no input or no such axis, or two inputs differ on another axis
 */
export function outputShape(inputs: readonly Shape[], { axis = CHANNELS }: OpParameters['concat']): Shape {
  if (inputs.length === 0) throw new ShapeError('concat: 0 inputs, expected at least 1');
  const [first] = inputs;
  expectAxis('concat', first, axis);
  for (const [i, shape] of inputs.entries()) {
    expectShape(`concat: input ${i}`, shape, withLength(shape[axis]));
  }
  return withLength(inputs.reduce((length, shape) => length + shape[axis], 0));

  function withLength(length: number): Shape {
    return first.map((other, i) => (i === axis ? length : other));
  }
}

/** A concatenation has no weights. */
export function weightShapes(): readonly Shape[] {
  return [];
}
