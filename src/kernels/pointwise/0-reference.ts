import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import * as shape from './shape.js';

/**
 * 1×1 convolution, plain loops: a matrix product over the channels at each pixel.
 *
 *   out[n,k,y,x] = partial[n,k,y,x] + b[k] + Σ_c x[n,c,y,x] · w[k,c]
 *
 * @param out      [N, K, H, W], overwritten; may be the same memory as partial
 * @param x        [N, C, H, W]
 * @param w        [K, C, 1, 1]
 * @param bias     [K], or undefined for zeros
 * @param partial  [N, K, H, W], or undefined for zeros
 * @throws {ShapeError} where two shapes disagree
 * @cost   macs = N·K·H·W·C
 * @source Lin et al. 2014, Network In Network, arXiv:1312.4400
 */
export function pointwiseReference(
  out: Tensor,
  x: Tensor,
  w: Tensor,
  bias: Tensor | undefined,
  partial: Tensor | undefined,
): void {
  const inputs = partial ? [x, partial] : [x];
  const parameters = { filters: w.shape[0], bias: bias !== undefined, accumulate: partial !== undefined };
  checkTensors('pointwise', shape, out, inputs, [w, bias], parameters);
  const [N, C, H, W] = x.shape;
  const K = parameters.filters;
  const pixels = H * W;
  for (let n = 0; n < N; n++) {
    for (let k = 0; k < K; k++) {
      for (let p = 0; p < pixels; p++) {
        const o = (n * K + k) * pixels + p;
        let sum = (bias?.data[k] ?? 0) + (partial?.data[o] ?? 0);
        for (let c = 0; c < C; c++) sum += x.data[(n * C + c) * pixels + p] * w.data[k * C + c];
        out.data[o] = sum;
      }
    }
  }
}
