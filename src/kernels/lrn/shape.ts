import { ShapeError } from '../../tensors/shape-error.js';
import type { Shape } from '../../tensors/tensor.js';
import { expectInputCount } from '../check.js';
import type { OpParameters } from '../op.js';

/**
 * [N, C, …], as the input.
 *
 * @throws {ShapeError} where the input has no channel axis
 */
export function outputShape(inputs: readonly Shape[]): Shape {
  expectInputCount('lrn', inputs, 1);
  if (inputs[0].length < 2) {
    throw new ShapeError(`lrn: input 0 is [${inputs[0].join(', ')}], expected at least the axes [N, C]`);
  }
  return inputs[0];
}

/** How many channels before one and behind it are its neighbours. */
export function neighbours({ size }: OpParameters['lrn']): readonly [before: number, after: number] {
  return [Math.floor((size - 1) / 2), Math.ceil((size - 1) / 2)];
}

/** The norm is computed from the values, so there are no weights. */
export function weightShapes(): readonly Shape[] {
  return [];
}
