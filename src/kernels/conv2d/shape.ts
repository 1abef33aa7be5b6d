import type { Shape } from '../../tensors/tensor.js';
import { expectGroups, expectInputs } from '../check.js';
import type { OpParameters } from '../op.js';
import { outputSides } from '../window.js';

type Conv2d = OpParameters['conv2d'];

/**
 * [N, K, P, Q] of x [N, C, H, W].
 *
 * @throws {ShapeError} where the input has other axes, the groups do not divide C and K, or the window does not
 *   fit the padded input
 */
export function outputShape(inputs: readonly Shape[], parameters: Conv2d): Shape {
  const { filters, groups } = parameters;
  expectInputs('conv2d', inputs, 'N, C, H, W');
  const [[N, C]] = inputs;
  expectGroups('conv2d', C, filters, groups);
  return [N, filters, ...outputSides('conv2d', inputs[0], parameters)];
}

/** w [K, C/G, R, S] and, if asked for, bias [K]. */
export function weightShapes(
  inputs: readonly Shape[],
  { filters, kernel, groups, bias }: Conv2d,
): readonly Shape[] {
  const w = [filters, inputs[0][1] / groups, ...kernel];
  return bias ? [w, [filters]] : [w];
}
