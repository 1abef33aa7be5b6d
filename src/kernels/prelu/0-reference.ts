import { elements, type Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import * as shape from './shape.js';

/**
 * Parametric rectified linear unit, plain loops: negative values are multiplied by a learned slope.
 *
 *   out[n,c,…] = x[n,c,…] where positive, otherwise w[c] · x[n,c,…]
 *
 * @param out     [N, C, …], overwritten; may be the same memory as x
 * @param x       [N, C, …]
 * @param slopes  w, [C]
 * @throws {ShapeError} where two shapes disagree
 * @cost   one comparison and at most one product per element, no multiply-accumulates
 * @source He et al. 2015, Delving Deep into Rectifiers, arXiv:1502.01852, equation 1
 */
export function preluReference(out: Tensor, x: Tensor, slopes: Tensor): void {
  checkTensors('prelu', shape, out, [x], [slopes], {});
  const [N, C, ...rest] = x.shape;
  const pixels = elements(rest);
  for (let n = 0; n < N; n++) {
    for (let c = 0; c < C; c++) {
      for (let p = 0; p < pixels; p++) {
        const i = (n * C + c) * pixels + p;
        const value = x.data[i];
        out.data[i] = value > 0 ? value : slopes.data[c] * value;
      }
    }
  }
}
