import { elements, type Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import { meanOf, varianceOf } from '../norm-moments.js';
import type { OpParameters } from '../op.js';
import * as shape from './shape.js';

/**
 * Instance normalisation as a scale and a shift of each channel.
 *
 *   out[n,c,p] = a · x[n,c,p] + (β[c] − a·μ),   a = γ[c] / √(σ² + ε)
 *
 * @param out    [N, C, …], overwritten
 * @param x      [N, C, …]
 * @param gamma  [C]
 * @param beta   [C]
 * @throws {ShapeError} where two shapes disagree
 * @changes root and quotient once per channel, and four sums in turn for each moment
 * @expect  one product and one sum per element in the last pass
 */
export function instanceNormScaleShift(
  out: Tensor,
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  parameters: OpParameters['instanceNorm'],
): void {
  checkTensors('instanceNorm', shape, out, [x], [gamma, beta], parameters);
  const [N, C, ...rest] = x.shape;
  const length = elements(rest);
  const from = x.data;
  const to = out.data;
  for (let plane = 0; plane < N * C; plane++) {
    const start = plane * length;
    const mean = meanOf(from, start, length);
    const variance = varianceOf(from, start, length, mean);
    const scale = gamma.data[plane % C] / Math.sqrt(variance + parameters.epsilon);
    const shift = beta.data[plane % C] - scale * mean;
    for (let i = start; i < start + length; i++) to[i] = scale * from[i] + shift;
  }
}
