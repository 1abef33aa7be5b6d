import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import { integerSums } from '../integer-sums.js';
import type { OpParameters } from '../op.js';
import * as shape from './shape.js';

/**
 * Convolution of integers, plain loops: the exact sums of `integerSums`. Those beyond 2²⁴ are rounded to float32, as
 * they are in every network that goes on with real numbers.
 *
 * @param out  [N, K, P, Q], overwritten
 * @param x    [N, C, H, W], integers
 * @param w    [K, C/G, R, S], integers
 * @throws {ShapeError} where two shapes disagree
 * @cost   macs = N·K·P·Q·(C/G)·R·S
 * @source ONNX operators, ConvInteger-10
 */
export function integerConvReference(
  out: Tensor,
  x: Tensor,
  w: Tensor,
  parameters: OpParameters['integerConv'],
): void {
  checkTensors('integerConv', shape, out, [x], [w], parameters);
  integerSums(out, x, w, parameters, (place, sum) => {
    out.data[place] = sum;
  });
}
