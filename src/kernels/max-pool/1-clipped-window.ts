import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import type { PoolParameters } from '../pool-shape.js';
import { firstInside, windowAxes } from '../window.js';
import * as shape from './shape.js';

/**
 * Maximum of a sliding window that is clipped to the image first.
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
  const rowSpan = rows.dilation * (rows.taps - 1) + 1;
  const columnSpan = columns.dilation * (columns.taps - 1) + 1;
  const rowStep = rows.dilation * W;
  const step = columns.dilation;
  const from = x.data;
  const to = out.data;
  let o = 0;
  for (let plane = 0; plane < N * C * H * W; plane += H * W) {
    for (let p = 0; p < P; p++) {
      const top = p * rows.stride - rows.before;
      const firstRow = plane + firstInside(top, rows.dilation) * W;
      const endRow = plane + Math.min(top + rowSpan, H) * W;
      for (let q = 0; q < Q; q++) {
        const left = q * columns.stride - columns.before;
        const first = firstInside(left, step);
        const end = Math.min(left + columnSpan, W);
        let largest = -Infinity;
        for (let row = firstRow; row < endRow; row += rowStep) {
          for (let i = row + first; i < row + end; i += step) largest = Math.max(largest, from[i]);
        }
        to[o++] = largest;
      }
    }
  }
}
