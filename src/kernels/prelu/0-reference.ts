import type { Tensor } from '../../tensors/tensor.js';
import { stridesOf } from '../axes.js';
import { checkTensors } from '../check.js';
import type { OpParameters } from '../op.js';
import * as shape from './shape.js';

/**
 * Parametric rectified linear unit, plain loops: negative values are multiplied by a learned slope.
 *
 *   out[n,c,…] = x[n,c,…] where positive, otherwise w[c] · x[n,c,…]
 *
 * Slopes of another shape are broadcast to that of x, so that more or fewer values share one.
 *
 * @param out     [N, C, …], overwritten; may be the same memory as x
 * @param x       [N, C, …]
 * @param slopes  w, [C], or the shape that the parameters give
 * @throws {ShapeError} where two shapes disagree
 * @cost   one comparison and at most one product per element, no multiply-accumulates
 * @source He et al. 2015, Delving Deep into Rectifiers, arXiv:1502.01852, equation 1
 */
export function preluReference(
  out: Tensor,
  x: Tensor,
  slopes: Tensor,
  parameters: OpParameters['prelu'],
): void {
  checkTensors('prelu', shape, out, [x], [slopes], parameters);
  const strides = stridesOf(x.shape);
  const at = shape.slopeStrides(x.shape, parameters);
  for (let i = 0; i < x.data.length; i++) {
    let slope = 0;
    for (let axis = 0; axis < at.length; axis++) {
      slope += (Math.floor(i / strides[axis]) % x.shape[axis]) * at[axis];
    }
    const value = x.data[i];
    out.data[i] = value > 0 ? value : slopes.data[slope] * value;
  }
}
