import type { Shape } from '../../tensors/tensor.js';
import { expectInputCount } from '../check.js';
import type { OpParameters } from '../op.js';

type Constant = OpParameters['constant'];

/**
 * The shape that is given.
 *
 * @throws {ShapeError} where there is an input
 */
export function outputShape(inputs: readonly Shape[], { shape }: Constant): Shape {
  expectInputCount('constant', inputs, 0);
  return shape;
}

/** w, of the shape that is given. */
export function weightShapes(_: readonly Shape[], { shape }: Constant): readonly Shape[] {
  return [shape];
}
