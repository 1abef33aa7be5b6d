import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import type { OpParameters } from '../op.js';
import * as shape from './shape.js';

/**
 * Softmax over an axis, plain loops.
 *
 *   out[…,j,…] = e^(x[…,j,…] − m) / Σ_i e^(x[…,i,…] − m),   m = max_i x[…,i,…]
 *   with `log`:  x[…,j,…] − m − ln Σ_i e^(x[…,i,…] − m)
 *
 * The maximum is subtracted so that no exponential overflows; the quotient stays the same.
 *
 * @param out  any shape, overwritten; may be the same memory as x
 * @param x    the same shape
 * @throws {ShapeError} where two shapes disagree
 * @cost   two exponentials and one division per element
 */
export function softmaxReference(out: Tensor, x: Tensor, parameters: OpParameters['softmax']): void {
  checkTensors('softmax', shape, out, [x], [], parameters);
  const { outer, length, inner } = shape.axisOf(x.shape, parameters);
  for (let o = 0; o < outer; o++) {
    for (let p = 0; p < inner; p++) {
      const at = (i: number) => (o * length + i) * inner + p;
      let largest = -Infinity;
      for (let i = 0; i < length; i++) largest = Math.max(largest, x.data[at(i)]);
      let sum = 0;
      for (let i = 0; i < length; i++) sum += Math.exp(x.data[at(i)] - largest);
      for (let i = 0; i < length; i++) {
        const above = x.data[at(i)] - largest;
        out.data[at(i)] = parameters.log ? above - Math.log(sum) : Math.exp(above) / sum;
      }
    }
  }
}
