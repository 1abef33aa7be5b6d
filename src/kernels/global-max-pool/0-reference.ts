import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import * as shape from './shape.js';

/**
 * Largest value of each channel, plain loops.
 *
 *   out[n,c,0,0] = max_{h,w} x[n,c,h,w]
 *
 * @param out  [N, C, 1, 1], overwritten
 * @param x    [N, C, H, W]
 * @throws {ShapeError} where two shapes disagree
 * @cost   N·C·H·W comparisons, no multiply-accumulates
 */
export function globalMaxPoolReference(out: Tensor, x: Tensor): void {
  checkTensors('globalMaxPool', shape, out, [x], [], {});
  const [N, C, H, W] = x.shape;
  for (let n = 0; n < N; n++) {
    for (let c = 0; c < C; c++) {
      let largest = -Infinity;
      for (let h = 0; h < H; h++) {
        for (let w = 0; w < W; w++) largest = Math.max(largest, x.data[((n * C + c) * H + h) * W + w]);
      }
      out.data[n * C + c] = largest;
    }
  }
}
