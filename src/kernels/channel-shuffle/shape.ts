import { ShapeError } from '../../tensors/shape-error.js';
import type { Shape } from '../../tensors/tensor.js';
import { expectInputs } from '../check.js';
import type { OpParameters } from '../op.js';

/**
 * [N, C, H, W], as the input.
 *
 * @throws {ShapeError} where the channels do not divide into the groups
 */
export function outputShape(inputs: readonly Shape[], { groups }: OpParameters['channelShuffle']): Shape {
  expectInputs('channelShuffle', inputs, 'N, C, H, W');
  const C = inputs[0][1];
  if (!(Number.isSafeInteger(groups) && groups > 0 && C % groups === 0)) {
    throw new ShapeError(`channelShuffle: ${groups} groups, expected a divisor of C = ${C}`);
  }
  return inputs[0];
}

/** A shuffle has no weights. */
export function weightShapes(): readonly Shape[] {
  return [];
}
