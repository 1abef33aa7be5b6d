import { elements, type Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import * as shape from './shape.js';

/**
 * Batch normalisation with stored statistics (inference), plain loops.
 *
 *   out[n,c,…] = γ[c] · (x[n,c,…] − μ[c]) / √(σ²[c] + ε) + β[c]
 *
 * @param out      [N, C, …], overwritten; may be the same memory as x
 * @param x        [N, C, …]
 * @param weights  γ, β, μ and σ², each [C]
 * @throws {ShapeError} where two shapes disagree
 * @cost   one subtraction, product, square root, division and addition per element; usually folded into the convolution
 *         before it, and then free
 * @source Ioffe & Szegedy 2015, arXiv:1502.03167, algorithm 2
 */
export function batchNormReference(
  out: Tensor,
  x: Tensor,
  weights: shape.BatchNormWeights,
  epsilon: number,
): void {
  checkTensors('batchNorm', shape, out, [x], weights, { epsilon });
  const [N, C, ...rest] = x.shape;
  const pixels = elements(rest);
  const [gamma, beta, mean, variance] = weights.map(w => w.data);
  for (let n = 0; n < N; n++) {
    for (let c = 0; c < C; c++) {
      for (let p = 0; p < pixels; p++) {
        const i = (n * C + c) * pixels + p;
        out.data[i] = (gamma[c] * (x.data[i] - mean[c])) / Math.sqrt(variance[c] + epsilon) + beta[c];
      }
    }
  }
}
