import { ShapeError } from '../../tensors/shape-error.js';
import type { Shape } from '../../tensors/tensor.js';
import { expectCount, expectInputs } from '../check.js';
import type { OpParameters } from '../op.js';

/**
 * [N, C·b², H/b, W/b] of x [N, C, H, W].
 *
 * @throws {ShapeError} where b does not divide the sides
 */
export function outputShape(inputs: readonly Shape[], { block }: OpParameters['spaceToDepth']): Shape {
  expectInputs('spaceToDepth', inputs, 'N, C, H, W');
  expectCount('spaceToDepth: block', block);
  const [N, C, H, W] = inputs[0];
  if (H % block !== 0 || W % block !== 0) {
    throw new ShapeError(`spaceToDepth: an image of ${H}×${W}, expected multiples of ${block}`);
  }
  return [N, C * block ** 2, H / block, W / block];
}

/** Moving values takes no weights. */
export function weightShapes(): readonly Shape[] {
  return [];
}
