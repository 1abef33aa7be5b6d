import { ShapeError } from '../../tensors/shape-error.js';
import type { Shape } from '../../tensors/tensor.js';
import { expectInputs } from '../check.js';
import type { OpParameters } from '../op.js';

/**
 * [N, to − from, H, W] of x [N, C, H, W].
 *
 * @throws {ShapeError} where `from` … `to` − 1 are not channels of the input
 */
export function outputShape(inputs: readonly Shape[], { from, to }: OpParameters['channelSlice']): Shape {
  expectInputs('channelSlice', inputs, 'N, C, H, W');
  const [N, C, H, W] = inputs[0];
  if (!(Number.isSafeInteger(from) && Number.isSafeInteger(to) && 0 <= from && from < to && to <= C)) {
    throw new ShapeError(`channelSlice: from ${from} to ${to}, expected integers 0 ≤ from < to ≤ C = ${C}`);
  }
  return [N, to - from, H, W];
}

/** A slice has no weights. */
export function weightShapes(): readonly Shape[] {
  return [];
}
