import { elements, type Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import { meanOf, varianceOf } from '../norm-moments.js';
import type { OpParameters } from '../op.js';
import * as shape from './shape.js';

/**
 * Layer normalisation with one root per row.
 *
 * @param out    the shape of x, overwritten
 * @param x      any shape
 * @param gamma  the shape of x from the axis on
 * @param beta   the same; 0 where it is absent
 * @throws {ShapeError} where two shapes disagree
 * @changes root and quotient once per row, and four sums in turn for each moment
 * @expect  two products and two sums per element in the last pass
 */
export function layerNormScaleShift(
  out: Tensor,
  x: Tensor,
  gamma: Tensor,
  beta: Tensor | undefined,
  parameters: OpParameters['layerNorm'],
): void {
  checkTensors('layerNorm', shape, out, [x], [gamma, beta], parameters);
  const length = elements(gamma.shape);
  const from = x.data;
  const to = out.data;
  const scale = gamma.data;
  const shift = beta?.data ?? new Float32Array(length);
  for (let start = 0; start < from.length; start += length) {
    const mean = meanOf(from, start, length);
    const factor = 1 / Math.sqrt(varianceOf(from, start, length, mean) + parameters.epsilon);
    for (let i = 0; i < length; i++) to[start + i] = (from[start + i] - mean) * factor * scale[i] + shift[i];
  }
}
