import { ShapeError } from '../../tensors/shape-error.js';
import { elements, type Shape } from '../../tensors/tensor.js';
import { expectCount, expectInputCount } from '../check.js';
import type { OpParameters } from '../op.js';

/**
 * The given shape.
 *
 * @throws {ShapeError} where it has another number of values than the input
 */
export function outputShape(inputs: readonly Shape[], { shape }: OpParameters['reshape']): Shape {
  expectInputCount('reshape', inputs, 1);
  for (const length of shape) expectCount('reshape: a length', length);
  if (elements(shape) !== elements(inputs[0])) {
    throw new ShapeError(
      `reshape: [${shape.join(', ')}] has ${elements(shape)} values, ` +
        `expected ${elements(inputs[0])} as [${inputs[0].join(', ')}]`,
    );
  }
  return shape;
}

/** A reshape has no weights. */
export function weightShapes(): readonly Shape[] {
  return [];
}
