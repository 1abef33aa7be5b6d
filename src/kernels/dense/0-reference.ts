import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import * as shape from './shape.js';

/**
 * Fully connected layer, plain loops.
 *
 *   out[n,k] = b[k] + Σ_c x[n,c] · w[k,c]
 *
 * @param out   [N, K], overwritten
 * @param x     [N, C], or [N, …] with C elements per image
 * @param w     [K, C]
 * @param bias  [K], or undefined for zeros
 * @throws {ShapeError} where two shapes disagree
 * @cost   macs = N·K·C
 */
export function denseReference(out: Tensor, x: Tensor, w: Tensor, bias: Tensor | undefined): void {
  const [K, C] = w.shape;
  checkTensors('dense', shape, out, [x], [w, bias], { units: K, bias: bias !== undefined });
  const [N] = x.shape;
  for (let n = 0; n < N; n++) {
    for (let k = 0; k < K; k++) {
      let sum = bias?.data[k] ?? 0;
      for (let c = 0; c < C; c++) sum += x.data[n * C + c] * w.data[k * C + c];
      out.data[n * K + k] = sum;
    }
  }
}
