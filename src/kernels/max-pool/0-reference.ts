import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import type { PoolParameters } from '../pool-shape.js';
import { windowAxes } from '../window.js';
import * as shape from './shape.js';

/**
 * Maximum of a sliding window, plain loops.
 *
 *   out[n,c,y,x] = max_{i,j} x[n, c, y·s − top + i·d, x·s − left + j·d]   over the pixels that lie in the image
 *
 * @param out  [N, C, P, Q], overwritten
 * @param x    [N, C, H, W]
 * @throws {ShapeError} where two shapes disagree
 * @cost   N·C·P·Q·R·S comparisons, no multiply-accumulates
 */
export function maxPoolReference(out: Tensor, x: Tensor, parameters: PoolParameters): void {
  checkTensors('maxPool', shape, out, [x], [], parameters);
  const [N, C, H, W] = x.shape;
  const [, , P, Q] = out.shape;
  const [rows, columns] = windowAxes(parameters);
  const [R, S] = parameters.kernel;
  for (let n = 0; n < N; n++) {
    for (let c = 0; c < C; c++) {
      for (let p = 0; p < P; p++) {
        for (let q = 0; q < Q; q++) {
          let largest = -Infinity;
          for (let i = 0; i < R; i++) {
            for (let j = 0; j < S; j++) {
              const h = p * rows.stride - rows.before + i * rows.dilation;
              const w = q * columns.stride - columns.before + j * columns.dilation;
              if (h < 0 || h >= H || w < 0 || w >= W) continue;
              largest = Math.max(largest, x.data[((n * C + c) * H + h) * W + w]);
            }
          }
          out.data[((n * C + c) * P + p) * Q + q] = largest;
        }
      }
    }
  }
}
