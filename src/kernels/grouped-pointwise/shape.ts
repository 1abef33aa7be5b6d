import type { Shape } from '../../tensors/tensor.js';
import { expectGroups, expectInputs } from '../check.js';
import type { OpParameters } from '../op.js';

type GroupedPointwise = OpParameters['groupedPointwise'];

/**
 * [N, K, H, W] of x [N, C, H, W].
 *
 * @throws {ShapeError} where the input has other axes, or the groups do not divide C and K
 */
export function outputShape(inputs: readonly Shape[], { filters, groups }: GroupedPointwise): Shape {
  expectInputs('groupedPointwise', inputs, 'N, C, H, W');
  const [[N, C, H, W]] = inputs;
  expectGroups('groupedPointwise', C, filters, groups);
  return [N, filters, H, W];
}

/** w [K, C/G, 1, 1] and, if asked for, bias [K]. */
export function weightShapes(
  inputs: readonly Shape[],
  { filters, groups, bias }: GroupedPointwise,
): readonly Shape[] {
  const w = [filters, inputs[0][1] / groups, 1, 1];
  return bias ? [w, [filters]] : [w];
}
