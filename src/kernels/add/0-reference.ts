import ndops from 'ndarray-ops';
import { type Tensor, view } from '../../tensors/tensor.js';
import { expectShape } from '../check.js';

/**
 * Sum of two feature maps, on ndarrays: the residual connection.
 *
 *   out[i] = a[i] + b[i]
 *
 * @param out  any shape, overwritten; may be the same memory as a or b
 * @param a    the same shape
 * @param b    the same shape
 * @throws {ShapeError} where two shapes disagree
 * @cost   one addition per element, no multiply-accumulates
 */
export function addReference(out: Tensor, a: Tensor, b: Tensor): void {
  expectShape('add: b', b.shape, a.shape);
  expectShape('add: out', out.shape, a.shape);
  ndops.add(view(out), view(a), view(b));
}
