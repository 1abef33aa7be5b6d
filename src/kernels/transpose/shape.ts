import { ShapeError } from '../../tensors/shape-error.js';
import type { Shape } from '../../tensors/tensor.js';
import { expectInputCount, expectPerAxis } from '../check.js';
import type { OpParameters } from '../op.js';

/**
 * The lengths of the input's axes in the given order.
 *
 * @throws {ShapeError} where the order does not name each axis once
 */
export function outputShape(inputs: readonly Shape[], { order }: OpParameters['transpose']): Shape {
  expectInputCount('transpose', inputs, 1);
  expectPerAxis('transpose: order', order, inputs[0]);
  if ([...order].sort((a, b) => a - b).some((axis, i) => axis !== i)) {
    throw new ShapeError(
      `transpose: order is [${order.join(', ')}], expected each axis from 0 to ${order.length - 1} once`,
    );
  }
  return order.map(axis => inputs[0][axis]);
}

/** A transposition has no weights. */
export function weightShapes(): readonly Shape[] {
  return [];
}
