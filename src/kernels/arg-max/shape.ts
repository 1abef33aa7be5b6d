import type { Shape } from '../../tensors/tensor.js';
import { expectAxis } from '../axes.js';
import { expectInputCount } from '../check.js';
import type { OpParameters } from '../op.js';

type ArgMax = OpParameters['argMax'];

/**
 * The shape of the input without the axis, or with a length of 1 there.
 *
 * @throws {ShapeError} where the input lacks the axis
 */
export function outputShape(inputs: readonly Shape[], { axis, keep }: ArgMax): Shape {
  expectInputCount('argMax', inputs, 1);
  expectAxis('argMax', inputs[0], axis);
  return inputs[0].flatMap((length, place) => (place === axis ? (keep ? [1] : []) : [length]));
}

/** The place of a maximum needs no weights. */
export function weightShapes(): readonly Shape[] {
  return [];
}
