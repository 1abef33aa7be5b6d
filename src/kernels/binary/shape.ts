import type { Shape } from '../../tensors/tensor.js';
import { broadcastShape } from '../broadcast.js';
import { expectInputCount } from '../check.js';

/**
 * The shape to which both inputs are broadcast.
 *
 * @throws {ShapeError} where they do not fit
 */
export function outputShape(inputs: readonly Shape[]): Shape {
  expectInputCount('binary', inputs, 2);
  return broadcastShape('binary', inputs[0], inputs[1]);
}

/** A function of two inputs has no weights. */
export function weightShapes(): readonly Shape[] {
  return [];
}
