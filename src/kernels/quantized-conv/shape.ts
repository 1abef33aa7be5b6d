import type { Shape } from '../../tensors/tensor.js';
import { expectGroups, expectInputs } from '../check.js';
import type { OpParameters } from '../op.js';
import { expectQuantization } from '../quantization.js';
import { outputSides } from '../window.js';

type QuantizedConv = OpParameters['quantizedConv'];

/**
 * [N, K, P, Q] of x [N, C, H, W].
 *
 * @throws {ShapeError} where the input has other axes, the groups do not divide C and K, the window does not fit the
 *   padded input, or scales and zero points are neither one for all nor, for the weights, one per filter
 */
export function outputShape(inputs: readonly Shape[], parameters: QuantizedConv): Shape {
  const { filters, groups, input, weights, output } = parameters;
  expectInputs('quantizedConv', inputs, 'N, C, H, W');
  const [[N, C]] = inputs;
  expectGroups('quantizedConv', C, filters, groups);
  expectQuantization('quantizedConv: input', input, 1);
  expectQuantization('quantizedConv: weights', weights, filters);
  expectQuantization('quantizedConv: output', output, 1);
  return [N, filters, ...outputSides('quantizedConv', inputs[0], parameters)];
}

/** w [K, C/G, R, S] and, if asked for, bias [K]; both are integers. */
export function weightShapes(
  inputs: readonly Shape[],
  { filters, kernel, groups, bias }: QuantizedConv,
): readonly Shape[] {
  const w = [filters, inputs[0][1] / groups, ...kernel];
  return bias ? [w, [filters]] : [w];
}
