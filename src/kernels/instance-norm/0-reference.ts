import { elements, type Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import type { OpParameters } from '../op.js';
import * as shape from './shape.js';

/**
 * Instance normalisation: each channel of each image gets mean 0 and variance 1, then its scale and shift.
 *
 *   out[n,c,p] = γ[c] · (x[n,c,p] − μ) / √(σ² + ε) + β[c]
 *   μ = Σ_p x[n,c,p] / L,   σ² = Σ_p (x[n,c,p] − μ)² / L
 *
 * @param out    [N, C, …], overwritten
 * @param x      [N, C, …], with L values in each channel
 * @param gamma  [C]
 * @param beta   [C]
 * @throws {ShapeError} where two shapes disagree
 * @cost   two passes for the moments and one for the values, counted as one element operation per element
 * @source Ulyanov et al. 2016, Instance Normalization, arXiv:1607.08022, equation 3
 */
export function instanceNormReference(
  out: Tensor,
  x: Tensor,
  gamma: Tensor,
  beta: Tensor,
  parameters: OpParameters['instanceNorm'],
): void {
  checkTensors('instanceNorm', shape, out, [x], [gamma, beta], parameters);
  const [N, C, ...rest] = x.shape;
  const length = elements(rest);
  for (let n = 0; n < N; n++) {
    for (let c = 0; c < C; c++) {
      const start = (n * C + c) * length;
      let mean = 0;
      for (let p = 0; p < length; p++) mean += x.data[start + p] / length;
      let variance = 0;
      for (let p = 0; p < length; p++) variance += (x.data[start + p] - mean) ** 2 / length;
      for (let p = 0; p < length; p++) {
        const normal = (x.data[start + p] - mean) / Math.sqrt(variance + parameters.epsilon);
        out.data[start + p] = gamma.data[c] * normal + beta.data[c];
      }
    }
  }
}
