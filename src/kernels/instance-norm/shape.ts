import { ShapeError } from '../../tensors/shape-error.js';
import type { Shape } from '../../tensors/tensor.js';
import { expectInputCount } from '../check.js';

/** What messages call the weights. */
export const weightNames = ['gamma', 'beta'];

/**
 * [N, C, …], as the input.
 *
 * @throws {ShapeError} where the input has no axis behind the channels
 */
export function outputShape(inputs: readonly Shape[]): Shape {
  expectInputCount('instanceNorm', inputs, 1);
  if (inputs[0].length < 3) {
    throw new ShapeError(
      `instanceNorm: input 0 is [${inputs[0].join(', ')}], expected at least the axes [N, C, L]`,
    );
  }
  return inputs[0];
}

/** Scale γ and shift β of each channel, [C] each. */
export function weightShapes([[, C]]: readonly Shape[]): readonly Shape[] {
  return [[C], [C]];
}
