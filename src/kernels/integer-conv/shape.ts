import type { Shape } from '../../tensors/tensor.js';
import { expectGroups, expectInputs } from '../check.js';
import type { OpParameters } from '../op.js';
import { expectQuantization } from '../quantization.js';
import { outputSides } from '../window.js';

type IntegerConv = OpParameters['integerConv'];

/**
 * [N, K, P, Q] of x [N, C, H, W].
 *
 * @throws {ShapeError} where the input has other axes, the groups do not divide C and K, the window does not fit the
 *   padded input, or zero points are neither one for all nor, for the weights, one per filter
 */
export function outputShape(inputs: readonly Shape[], parameters: IntegerConv): Shape {
  const { filters, groups, input, weights } = parameters;
  expectInputs('integerConv', inputs, 'N, C, H, W');
  const [[N, C]] = inputs;
  expectGroups('integerConv', C, filters, groups);
  expectQuantization('integerConv: input', input, 1);
  expectQuantization('integerConv: weights', weights, filters);
  return [N, filters, ...outputSides('integerConv', inputs[0], parameters)];
}

/** w [K, C/G, R, S], integers. */
export function weightShapes(
  inputs: readonly Shape[],
  { filters, kernel, groups }: IntegerConv,
): readonly Shape[] {
  return [[filters, inputs[0][1] / groups, ...kernel]];
}
