import type { Tensor } from '../../tensors/tensor.js';
import { expectShape } from '../check.js';

/**
 * Rectified linear unit without a branch.
 *
 *   out[i] = (x[i] + |x[i]|) / 2
 *
 * Exact in double precision for every finite float32; −∞ gives NaN instead of 0.
 *
 * @param out  any shape, overwritten; may be the same memory as x
 * @param x    the same shape
 * @throws {ShapeError} where two shapes disagree
 * @changes the sign is handled by arithmetic instead of a comparison
 * @expect  about 5 times faster on values of random sign: V8 compiles `Math.max` on floats to a branch, and half of
 *          these branches are mispredicted, at 10 to 20 cycles each
 */
export function reluBranchFree(out: Tensor, x: Tensor): void {
  expectShape('relu: out', out.shape, x.shape);
  const from = x.data;
  const to = out.data;
  for (let i = 0; i < to.length; i++) {
    const value = from[i];
    to[i] = (value + Math.abs(value)) * 0.5;
  }
}

/**
 * Rectified linear unit, clipped at 6, the sign without a branch.
 *
 *   out[i] = min((x[i] + |x[i]|) / 2, 6)
 *
 * Exact in double precision for every finite float32; −∞ gives NaN instead of 0.
 *
 * @param out  any shape, overwritten; may be the same memory as x
 * @param x    the same shape
 * @throws {ShapeError} where two shapes disagree
 * @changes the sign is handled by arithmetic; the bound at 6 remains a branch, which is rarely taken and so nearly
 *          always predicted
 * @expect  as for ReLU; less where many values are above 6
 */
export function relu6BranchFree(out: Tensor, x: Tensor): void {
  expectShape('relu6: out', out.shape, x.shape);
  const from = x.data;
  const to = out.data;
  for (let i = 0; i < to.length; i++) {
    const value = from[i];
    const positive = (value + Math.abs(value)) * 0.5;
    to[i] = Math.min(positive, 6);
  }
}
