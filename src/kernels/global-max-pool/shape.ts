import type { Shape } from '../../tensors/tensor.js';
import { expectInputs } from '../check.js';

/**
 * [N, C, 1, 1] of x [N, C, H, W].
 *
 * @throws {ShapeError} where the input is not one feature map
 */
export function outputShape(inputs: readonly Shape[]): Shape {
  expectInputs('globalMaxPool', inputs, 'N, C, H, W');
  const [N, C] = inputs[0];
  return [N, C, 1, 1];
}

/** A pool has no weights. */
export function weightShapes(): readonly Shape[] {
  return [];
}
