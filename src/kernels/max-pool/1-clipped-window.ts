import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import type { PoolParameters } from '../pool-shape.js';
import { windowAxes } from '../window.js';
import * as shape from './shape.js';

/**
 * Maximum of a sliding window that is without dilation that is clipped to the image first.
 *
 * @param out  [N, C, P, Q], overwritten
 * @param x    [N, C, H, W]
 * @throws {ShapeError} where two shapes disagree
 * @changes the first and last row and column of a window are computed once per output instead of tested per pixel
 * @expect  four comparisons and most of the index arithmetic move out of the inner loop
 */
export function maxPoolClippedWindow(out: Tensor, x: Tensor, parameters: PoolParameters): void {
  checkTensors('maxPool', shape, out, [x], [], parameters);
  const [N, C, H, W] = x.shape;
  const [, , P, Q] = out.shape;
  const [rows, columns] = windowAxes(parameters);
  const [R, S] = parameters.kernel;
  const from = x.data;
  const to = out.data;
  let o = 0;
  for (let plane = 0; plane < N * C * H * W; plane += H * W) {
    for (let p = 0; p < P; p++) {
      const top = p * rows.stride - rows.before;
      const firstRow = plane + Math.max(top, 0) * W;
      const endRow = plane + Math.min(top + R, H) * W;
      for (let q = 0; q < Q; q++) {
        const left = q * columns.stride - columns.before;
        const first = Math.max(left, 0);
        const end = Math.min(left + S, W);
        let largest = -Infinity;
        for (let row = firstRow; row < endRow; row += W) {
          for (let i = row + first; i < row + end; i++) largest = Math.max(largest, from[i]);
        }
        to[o++] = largest;
      }
    }
  }
}
