import { ShapeError } from '../../tensors/shape-error.js';
import { elements, type Shape } from '../../tensors/tensor.js';
import { expectCount, expectInputCount } from '../check.js';
import type { OpParameters } from '../op.js';

type Dense = OpParameters['dense'];

/**
 * [N, K] of x [N, …].
 *
 * @throws {ShapeError} where the input has no feature axis
 */
export function outputShape(inputs: readonly Shape[], { units }: Dense): Shape {
  expectInputCount('dense', inputs, 1);
  if (inputs[0].length < 2) {
    throw new ShapeError(`dense: input 0 is [${inputs[0].join(', ')}], expected at least the axes [N, C]`);
  }
  expectCount('dense: units', units);
  return [inputs[0][0], units];
}

/** w [K, C], where C is the number of features of one image, all its axes flattened; and bias [K]. */
export function weightShapes(inputs: readonly Shape[], { units, bias }: Dense): readonly Shape[] {
  const w = [units, elements(inputs[0].slice(1))];
  return bias ? [w, [units]] : [w];
}
