import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import * as shape from './shape.js';

/**
 * Product of two feature maps, with one loop over each run of elements that are multiplied in the same way.
 *
 * @param out  [N, C, H, W], overwritten; may be the same memory as a
 * @param a    [N, C, H, W]; any shape where b has the same
 * @param b    [N, C, H, W], [N, C, 1, 1] or [N, 1, H, W]
 * @throws {ShapeError} where two shapes disagree
 * @changes the kind of factor is decided once per channel instead of once per element
 * @expect  one load, product and store per element: bound by memory
 */
export function multiplyFlat(out: Tensor, a: Tensor, b: Tensor): void {
  checkTensors('multiply', shape, out, [a, b], [], {});
  const [from, by, to] = [a.data, b.data, out.data];
  const factors = shape.factorsOf(a.shape, b.shape);
  if (factors === 'elements') {
    for (let i = 0; i < to.length; i++) to[i] = from[i] * by[i];
    return;
  }
  const [N, C, H, W] = a.shape;
  const pixels = H * W;
  for (let plane = 0; plane < N * C; plane++) {
    const start = plane * pixels;
    if (factors === 'channels') {
      const factor = by[plane];
      for (let i = start; i < start + pixels; i++) to[i] = factor * from[i];
    } else {
      const first = Math.floor(plane / C) * pixels;
      for (let p = 0; p < pixels; p++) to[start + p] = from[start + p] * by[first + p];
    }
  }
}
