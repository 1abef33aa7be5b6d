import { ShapeError } from '../../tensors/shape-error.js';
import type { Shape } from '../../tensors/tensor.js';
import { expectCount, expectInputs } from '../check.js';
import type { OpParameters } from '../op.js';

/**
 * [N, C/b², H·b, W·b] of x [N, C, H, W].
 *
 * @throws {ShapeError} where b² does not divide the channels
 */
export function outputShape(inputs: readonly Shape[], { block }: OpParameters['depthToSpace']): Shape {
  expectInputs('depthToSpace', inputs, 'N, C, H, W');
  expectCount('depthToSpace: block', block);
  const [N, C, H, W] = inputs[0];
  if (C % block ** 2 !== 0) {
    throw new ShapeError(`depthToSpace: ${C} channels, expected a multiple of ${block}² = ${block ** 2}`);
  }
  return [N, C / block ** 2, H * block, W * block];
}

/** Moving values takes no weights. */
export function weightShapes(): readonly Shape[] {
  return [];
}
