import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import * as shape from './shape.js';

/**
 * Product of two feature maps, plain loops; the second may be one factor per channel (squeeze-and-excite) or per
 * pixel (a spatial gate).
 *
 *   out[n,c,p] = a[n,c,p] · b[n,c,p],   a[n,c,p] · b[n,c]   or   a[n,c,p] · b[n,p]
 *
 * @param out  [N, C, H, W], overwritten; may be the same memory as a
 * @param a    [N, C, H, W]; any shape where b has the same
 * @param b    [N, C, H, W], [N, C, 1, 1] or [N, 1, H, W]
 * @throws {ShapeError} where two shapes disagree
 * @cost   one product per element, no multiply-accumulates
 * @source Hu et al. 2018, Squeeze-and-Excitation Networks, arXiv:1709.01507, equation 4
 */
export function multiplyReference(out: Tensor, a: Tensor, b: Tensor): void {
  checkTensors('multiply', shape, out, [a, b], [], {});
  const factors = shape.factorsOf(a.shape, b.shape);
  if (factors === 'elements') {
    for (let i = 0; i < a.data.length; i++) out.data[i] = a.data[i] * b.data[i];
    return;
  }
  const [N, C, H, W] = a.shape;
  const pixels = H * W;
  for (let n = 0; n < N; n++) {
    for (let c = 0; c < C; c++) {
      for (let p = 0; p < pixels; p++) {
        const i = (n * C + c) * pixels + p;
        out.data[i] = a.data[i] * b.data[factors === 'channels' ? n * C + c : n * pixels + p];
      }
    }
  }
}
