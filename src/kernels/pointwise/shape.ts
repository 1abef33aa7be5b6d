import type { Shape } from '../../tensors/tensor.js';
import { expectCount, expectInputs, expectShape } from '../check.js';
import type { OpParameters } from '../op.js';

type Pointwise = OpParameters['pointwise'];

/**
 * [N, K, H, W] of x [N, C, H, W]; with `accumulate` the second input, the partial sum, has this shape too.
 *
 * @throws {ShapeError} where the inputs have other axes, or the shape of the partial sum is not that of the output
 */
export function outputShape(inputs: readonly Shape[], { filters, accumulate }: Pointwise): Shape {
  expectInputs('pointwise', inputs, 'N, C, H, W', ...(accumulate ? ['N, K, H, W'] : []));
  expectCount('pointwise: filters', filters);
  const [N, , H, W] = inputs[0];
  const output = [N, filters, H, W];
  if (accumulate) expectShape('pointwise: partial', inputs[1], output);
  return output;
}

/** w [K, C, 1, 1] and, if asked for, bias [K]. */
export function weightShapes(inputs: readonly Shape[], { filters, bias }: Pointwise): readonly Shape[] {
  const w = [filters, inputs[0][1], 1, 1];
  return bias ? [w, [filters]] : [w];
}
