import type { Tensor } from '../../tensors/tensor.js';
import { expectShape } from '../check.js';

// The six loops are written out: V8 stops inlining the function that a shared loop calls once the loop has seen a
// handful of different functions.

/**
 * Rectified linear unit, one loop over the memory.
 *
 * @param out  any shape, overwritten; may be the same memory as x
 * @param x    the same shape
 * @throws {ShapeError} where two shapes disagree
 * @changes one flat loop, no strides
 * @expect  a little faster than the ndarray loop: the engine keeps index and bounds in registers
 */
export function reluFlat(out: Tensor, x: Tensor): void {
  expectShape('relu: out', out.shape, x.shape);
  const from = x.data;
  const to = out.data;
  for (let i = 0; i < to.length; i++) to[i] = Math.max(from[i], 0);
}

/**
 * Rectified linear unit, clipped at 6, one loop over the memory.
 *
 * @param out  any shape, overwritten; may be the same memory as x
 * @param x    the same shape
 * @throws {ShapeError} where two shapes disagree
 * @changes both bounds in one flat loop
 * @expect  half the memory traffic of two ndarray operations
 */
export function relu6Flat(out: Tensor, x: Tensor): void {
  expectShape('relu6: out', out.shape, x.shape);
  const from = x.data;
  const to = out.data;
  for (let i = 0; i < to.length; i++) to[i] = Math.min(Math.max(from[i], 0), 6);
}

/**
 * Logistic function, one loop over the memory.
 *
 * @param out  any shape, overwritten; may be the same memory as x
 * @param x    the same shape
 * @throws {ShapeError} where two shapes disagree
 * @changes the chain of ndarray operations as one expression
 * @expect  nothing allocated and one pass instead of five; the exponential remains
 */
export function sigmoidFlat(out: Tensor, x: Tensor): void {
  expectShape('sigmoid: out', out.shape, x.shape);
  const from = x.data;
  const to = out.data;
  for (let i = 0; i < to.length; i++) to[i] = 1 / (1 + Math.exp(-from[i]));
}

/**
 * Swish, one loop over the memory.
 *
 * @param out  any shape, overwritten; may be the same memory as x
 * @param x    the same shape
 * @throws {ShapeError} where two shapes disagree
 * @changes the chain of ndarray operations as one expression
 * @expect  nothing allocated and one pass instead of five; the exponential remains
 */
export function swishFlat(out: Tensor, x: Tensor): void {
  expectShape('swish: out', out.shape, x.shape);
  const from = x.data;
  const to = out.data;
  for (let i = 0; i < to.length; i++) to[i] = from[i] / (1 + Math.exp(-from[i]));
}

/**
 * Hard sigmoid, one loop over the memory.
 *
 * @param out  any shape, overwritten; may be the same memory as x
 * @param x    the same shape
 * @throws {ShapeError} where two shapes disagree
 * @changes the chain of ndarray operations as one expression
 * @expect  nothing allocated and one pass instead of five
 */
export function hardSigmoidFlat(out: Tensor, x: Tensor): void {
  expectShape('hardSigmoid: out', out.shape, x.shape);
  const from = x.data;
  const to = out.data;
  for (let i = 0; i < to.length; i++) to[i] = Math.min(Math.max(from[i] + 3, 0), 6) / 6;
}

/**
 * h-swish, one loop over the memory.
 *
 * @param out  any shape, overwritten; may be the same memory as x
 * @param x    the same shape
 * @throws {ShapeError} where two shapes disagree
 * @changes the chain of ndarray operations as one expression
 * @expect  nothing allocated and one pass instead of five
 */
export function hSwishFlat(out: Tensor, x: Tensor): void {
  expectShape('hSwish: out', out.shape, x.shape);
  const from = x.data;
  const to = out.data;
  for (let i = 0; i < to.length; i++) to[i] = (from[i] * Math.min(Math.max(from[i] + 3, 0), 6)) / 6;
}
