import type { Shape } from '../../tensors/tensor.js';
import { expectCount, expectInputCount, expectPerAxis } from '../check.js';
import type { OpParameters } from '../op.js';

/**
 * length · repeats of each axis.
 *
 * @throws {ShapeError} where a number of repeats is missing or not a positive integer
 */
export function outputShape(inputs: readonly Shape[], { repeats }: OpParameters['tile']): Shape {
  expectInputCount('tile', inputs, 1);
  expectPerAxis('tile: repeats', repeats, inputs[0]);
  for (const [axis, count] of repeats.entries()) expectCount(`tile: repeats of axis ${axis}`, count);
  return inputs[0].map((length, axis) => length * repeats[axis]);
}

/** Tiles have no weights. */
export function weightShapes(): readonly Shape[] {
  return [];
}
