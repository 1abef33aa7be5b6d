import type { Shape } from '../../tensor/tensor.js';
import { expectInputs } from '../check.js';
import type { OpParameters } from '../op.js';
import { outputSize } from '../window.js';

type Depthwise = OpParameters['depthwise'];

/**
 * [N, C, P, Q] of x [N, C, H, W].
 *
 * @throws {ShapeError} where the input has other axes, or the window does not fit the padded input
 */
export function outputShape(
  inputs: readonly Shape[],
  { kernel, stride, padding, dilation }: Depthwise,
): Shape {
  expectInputs('depthwise', inputs, 'N, C, H, W');
  const [[N, C, H, W]] = inputs;
  return [
    N,
    C,
    outputSize(H, kernel[0], stride, padding, dilation, 'depthwise: rows'),
    outputSize(W, kernel[1], stride, padding, dilation, 'depthwise: columns'),
  ];
}

/** w [C, 1, R, S] and, if asked for, bias [C]. */
export function weightShapes(inputs: readonly Shape[], { kernel, bias }: Depthwise): readonly Shape[] {
  const [, C] = inputs[0];
  return bias ? [[C, 1, ...kernel], [C]] : [[C, 1, ...kernel]];
}
