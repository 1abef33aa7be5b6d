import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import { integerSums } from '../integer-sums.js';
import type { OpParameters } from '../op.js';
import { at, quantized } from '../quantization.js';
import * as shape from './shape.js';

/**
 * Convolution of integers to integers, plain loops.
 *
 *   out = min(max(round(sum · s) + y₀, least), most)
 *
 * with the exact sums of `integerSums` plus the bias, s = x scale · w scale / y scale in float32, and halves rounded to
 * the even integer.
 *
 * @param out   [N, K, P, Q], overwritten
 * @param x     [N, C, H, W], integers
 * @param w     [K, C/G, R, S], integers
 * @param bias  [K], integers in units of x scale · w scale; or undefined for zeros
 * @throws {ShapeError} where two shapes disagree
 * @cost   macs = N·K·P·Q·(C/G)·R·S
 * @source Jacob et al. 2018, arXiv:1712.05877, section 2.2; ONNX operators, QLinearConv-10
 */
export function quantizedConvReference(
  out: Tensor,
  x: Tensor,
  w: Tensor,
  bias: Tensor | undefined,
  parameters: OpParameters['quantizedConv'],
): void {
  checkTensors('quantizedConv', shape, out, [x], [w, bias], parameters);
  const { output } = parameters;
  const ratios = outputRatios(parameters);
  integerSums(out, x, w, parameters, (place, sum, k) => {
    const whole = Math.fround(sum + (bias?.data[k] ?? 0));
    const real = Math.fround(whole * at(ratios, k));
    out.data[place] = quantized(real, output.zeroPoint[0], output.type);
  });
}

/** x scale · w scale / y scale in float32: one for all filters, or one for each. */
export function outputRatios({ input, weights, output }: OpParameters['quantizedConv']): number[] {
  const f = Math.fround;
  return weights.scale.map(scale => f(f(f(input.scale[0]) * f(scale)) / f(output.scale[0])));
}
