import type { Tensor } from '../../tensors/tensor.js';
import { expectShape } from '../check.js';

/**
 * Softmax over the last axis, plain loops.
 *
 *   out[…,j] = e^(x[…,j] − m) / Σ_i e^(x[…,i] − m),   m = max_i x[…,i]
 *
 * The maximum is subtracted so that no exponential overflows; the quotient stays the same.
 *
 * @param out  […, L], overwritten; may be the same memory as x
 * @param x    […, L]
 * @throws {ShapeError} where two shapes disagree
 * @cost   two exponentials and one division per element
 */
export function softmaxReference(out: Tensor, x: Tensor): void {
  expectShape('softmax: out', out.shape, x.shape);
  const length = x.shape[x.shape.length - 1];
  for (let start = 0; start < x.data.length; start += length) {
    let largest = -Infinity;
    for (let i = 0; i < length; i++) largest = Math.max(largest, x.data[start + i]);
    let sum = 0;
    for (let i = 0; i < length; i++) sum += Math.exp(x.data[start + i] - largest);
    for (let i = 0; i < length; i++) out.data[start + i] = Math.exp(x.data[start + i] - largest) / sum;
  }
}
