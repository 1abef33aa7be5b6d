import { elements, type Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import * as shape from './shape.js';

/**
 * Batch normalisation as one scale and one shift per channel.
 *
 *   out[n,c,…] = a[c] · x[n,c,…] + b[c],   a = γ / √(σ² + ε),   b = β − a · μ
 *
 * @param out      [N, C, …], overwritten; may be the same memory as x
 * @param x        [N, C, …]
 * @param weights  γ, β, μ and σ², each [C]
 * @throws {ShapeError} where two shapes disagree
 * @changes square root and division once per channel instead of once per element
 * @expect  one product and one sum per element: bound by memory, not by the divider
 */
export function batchNormScaleShift(
  out: Tensor,
  x: Tensor,
  weights: shape.BatchNormWeights,
  epsilon: number,
): void {
  checkTensors('batchNorm', shape, out, [x], weights, { epsilon });
  const [N, C, ...rest] = x.shape;
  const pixels = elements(rest);
  const [gamma, beta, mean, variance] = weights.map(w => w.data);
  const from = x.data;
  const to = out.data;
  for (let c = 0; c < C; c++) {
    const scale = gamma[c] / Math.sqrt(variance[c] + epsilon);
    const shift = beta[c] - scale * mean[c];
    for (let n = 0; n < N; n++) {
      const start = (n * C + c) * pixels;
      for (let i = start; i < start + pixels; i++) to[i] = scale * from[i] + shift;
    }
  }
}
