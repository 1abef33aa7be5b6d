import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import type { OpParameters } from '../op.js';
import { windowAxes } from '../window.js';
import { countedPlaces } from './counted.js';
import * as shape from './shape.js';

/**
 * Mean of a sliding window that is without dilation that is clipped to the image first.
 *
 * @param out  [N, C, P, Q], overwritten
 * @param x    [N, C, H, W]
 * @throws {ShapeError} where two shapes disagree
 * @changes the first and last row and column of a window are computed once per output instead of tested per pixel
 * @expect  four comparisons and most of the index arithmetic move out of the inner loop
 */
export function avgPoolClippedWindow(out: Tensor, x: Tensor, parameters: OpParameters['avgPool']): void {
  checkTensors('avgPool', shape, out, [x], [], parameters);
  const [N, C, H, W] = x.shape;
  const [, , P, Q] = out.shape;
  const { countPadding } = parameters;
  const [rows, columns] = windowAxes(parameters);
  const [R, S] = parameters.kernel;
  const from = x.data;
  const to = out.data;
  let o = 0;
  for (let plane = 0; plane < N * C * H * W; plane += H * W) {
    for (let p = 0; p < P; p++) {
      const top = p * rows.stride - rows.before;
      const firstRow = Math.max(top, 0);
      const endRow = Math.min(top + R, H);
      const countedRows = countedPlaces(top, R, H, rows.after, countPadding);
      for (let q = 0; q < Q; q++) {
        const left = q * columns.stride - columns.before;
        const first = Math.max(left, 0);
        const end = Math.min(left + S, W);
        let sum = 0;
        for (let row = plane + firstRow * W; row < plane + endRow * W; row += W) {
          for (let i = row + first; i < row + end; i++) sum += from[i];
        }
        to[o++] = sum / (countedRows * countedPlaces(left, S, W, columns.after, countPadding));
      }
    }
  }
}
