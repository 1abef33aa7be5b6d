import type { Shape } from '../../tensors/tensor.js';
import { expectCount, expectInputs } from '../check.js';
import type { OpParameters } from '../op.js';

/**
 * [N, C, P, Q] of x [N, C, H, W].
 *
 * @throws {ShapeError} where the input is not one feature map, or a side of the output is not a positive integer
 */
export function outputShape(inputs: readonly Shape[], { size }: OpParameters['upsample']): Shape {
  expectInputs('upsample', inputs, 'N, C, H, W');
  const [N, C] = inputs[0];
  const [P, Q] = size;
  expectCount('upsample: rows', P);
  expectCount('upsample: columns', Q);
  return [N, C, P, Q];
}

/** Copying pixels takes no weights. */
export function weightShapes(): readonly Shape[] {
  return [];
}
