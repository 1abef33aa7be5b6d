import type { Shape } from '../../tensors/tensor.js';
import { expectInputs } from '../check.js';
import type { OpParameters } from '../op.js';
import { outputSides } from '../window.js';

type Depthwise = OpParameters['depthwise'];

/**
 * [N, C, P, Q] of x [N, C, H, W].
 *
 * @throws {ShapeError} where the input has other axes, or the window does not fit the padded input
 */
export function outputShape(inputs: readonly Shape[], parameters: Depthwise): Shape {
  expectInputs('depthwise', inputs, 'N, C, H, W');
  const [[N, C]] = inputs;
  return [N, C, ...outputSides('depthwise', inputs[0], parameters)];
}

/** w [C, 1, R, S] and, if asked for, bias [C]. */
export function weightShapes(inputs: readonly Shape[], { kernel, bias }: Depthwise): readonly Shape[] {
  const [, C] = inputs[0];
  return bias ? [[C, 1, ...kernel], [C]] : [[C, 1, ...kernel]];
}
