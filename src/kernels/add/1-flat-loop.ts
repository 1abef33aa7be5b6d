import type { Tensor } from '../../tensors/tensor.js';
import { expectShape } from '../check.js';

/**
 * Sum of two feature maps, one loop over the memory.
 *
 * @param out  any shape, overwritten; may be the same memory as a or b
 * @param a    the same shape
 * @param b    the same shape
 * @throws {ShapeError} where two shapes disagree
 * @changes one flat loop, no strides
 * @expect  a little faster than the ndarray loop: the engine keeps index and bounds in registers
 */
export function addFlat(out: Tensor, a: Tensor, b: Tensor): void {
  expectShape('add: b', b.shape, a.shape);
  expectShape('add: out', out.shape, a.shape);
  const left = a.data;
  const right = b.data;
  const to = out.data;
  for (let i = 0; i < to.length; i++) to[i] = left[i] + right[i];
}
