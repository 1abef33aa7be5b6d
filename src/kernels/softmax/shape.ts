import { ShapeError } from '../../tensors/shape-error.js';
import type { Shape } from '../../tensors/tensor.js';
import { type AroundAxis, aroundAxis, expectAxis } from '../axes.js';
import { expectInputCount } from '../check.js';
import type { OpParameters } from '../op.js';

type Softmax = OpParameters['softmax'];

/**
 * The shape of the input.
 *
 * @throws {ShapeError} where the input has no axis, or not the one that is given
 */
export function outputShape(inputs: readonly Shape[], { axis }: Softmax): Shape {
  expectInputCount('softmax', inputs, 1);
  if (inputs[0].length === 0) throw new ShapeError('softmax: input 0 is [], expected at least one axis');
  if (axis !== undefined) expectAxis('softmax', inputs[0], axis);
  return inputs[0];
}

/** Softmax has no weights. */
export function weightShapes(): readonly Shape[] {
  return [];
}

/** What lies before the axis, along it and behind it. */
export function axisOf(shape: Shape, { axis = shape.length - 1 }: Softmax): AroundAxis {
  return aroundAxis(shape, axis);
}
