import { ShapeError } from '../../tensors/shape-error.js';
import type { Shape } from '../../tensors/tensor.js';
import { expectInputCount } from '../check.js';

/** What messages call the weights. */
export const weightNames = ['slopes'];

/**
 * [N, C, …], as the input.
 *
 * @throws {ShapeError} where the input has no channel axis
 */
export function outputShape(inputs: readonly Shape[]): Shape {
  expectInputCount('prelu', inputs, 1);
  if (inputs[0].length < 2) {
    throw new ShapeError(`prelu: input 0 is [${inputs[0].join(', ')}], expected at least the axes [N, C]`);
  }
  return inputs[0];
}

/** A slope per channel, [C]. */
export function weightShapes([[, C]]: readonly Shape[]): readonly Shape[] {
  return [[C]];
}
