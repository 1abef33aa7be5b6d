import { ShapeError } from '../../tensors/shape-error.js';
import type { Shape } from '../../tensors/tensor.js';
import { expectCount, expectInputCount } from '../check.js';
import type { OpParameters } from '../op.js';

/**
 * The given shape.
 *
 * @throws {ShapeError} where an axis of the input, counted from the last one, has neither its length nor 1
 */
export function outputShape(inputs: readonly Shape[], { shape }: OpParameters['expand']): Shape {
  expectInputCount('expand', inputs, 1);
  for (const length of shape) expectCount('expand: a length', length);
  const [x] = inputs;
  const added = shape.length - x.length;
  if (added < 0 || x.some((length, axis) => length !== 1 && length !== shape[added + axis])) {
    throw new ShapeError(`expand: [${x.join(', ')}] does not broadcast to [${shape.join(', ')}]`);
  }
  return shape;
}

/** An expansion has no weights. */
export function weightShapes(): readonly Shape[] {
  return [];
}
