import { ShapeError } from '../../tensors/shape-error.js';
import type { Shape } from '../../tensors/tensor.js';
import { expectCount, expectInputs } from '../check.js';
import type { OpParameters } from '../op.js';

/**
 * [N, C, P, Q] of x [N, C, H, W].
 *
 * @throws {ShapeError} where the input is not one feature map, a side of the output is not a positive integer, or a
 *   given scale does not lead to it
 */
export function outputShape(inputs: readonly Shape[], { size, scale }: OpParameters['resize']): Shape {
  expectInputs('resize', inputs, 'N, C, H, W');
  const [N, C, ...sides] = inputs[0];
  for (const [i, axis] of ['rows', 'columns'].entries()) {
    expectCount(`resize: ${axis}`, size[i]);
    if (scale && Math.abs(sides[i] * scale[i] - size[i]) > 1) {
      throw new ShapeError(`resize: ${axis} is ${size[i]}, expected ${sides[i]} · ${scale[i]}, rounded`);
    }
  }
  return [N, C, ...size];
}

/** Resizing takes no weights. */
export function weightShapes(): readonly Shape[] {
  return [];
}
