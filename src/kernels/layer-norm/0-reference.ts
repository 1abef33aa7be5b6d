import { elements, type Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import type { OpParameters } from '../op.js';
import * as shape from './shape.js';

/**
 * Layer normalisation: all values from an axis on get together mean 0 and variance 1, then a scale and shift each.
 *
 *   out[r,i] = γ[i] · (x[r,i] − μ) / √(σ² + ε) + β[i]
 *   μ = Σ_i x[r,i] / L,   σ² = Σ_i (x[r,i] − μ)² / L
 *
 * @param out    the shape of x, overwritten
 * @param x      any shape; L values from the axis on, and R rows of them
 * @param gamma  the shape of x from the axis on
 * @param beta   the same; 0 where it is absent
 * @throws {ShapeError} where two shapes disagree
 * @cost   two passes for the moments and one for the values, counted as one element operation per element
 * @source Ba et al. 2016, Layer Normalization, arXiv:1607.06450, equation 3; ONNX, LayerNormalization
 */
export function layerNormReference(
  out: Tensor,
  x: Tensor,
  gamma: Tensor,
  beta: Tensor | undefined,
  parameters: OpParameters['layerNorm'],
): void {
  checkTensors('layerNorm', shape, out, [x], [gamma, beta], parameters);
  const length = elements(gamma.shape);
  for (let start = 0; start < x.data.length; start += length) {
    let mean = 0;
    for (let i = 0; i < length; i++) mean += x.data[start + i] / length;
    let variance = 0;
    for (let i = 0; i < length; i++) variance += (x.data[start + i] - mean) ** 2 / length;
    for (let i = 0; i < length; i++) {
      const normal = (x.data[start + i] - mean) / Math.sqrt(variance + parameters.epsilon);
      out.data[start + i] = gamma.data[i] * normal + (beta?.data[i] ?? 0);
    }
  }
}
