import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import * as shape from './shape.js';

/**
 * Mean of each channel over the whole image (global average pool), plain loops.
 *
 *   out[n,c,0,0] = Σ_{h,w} x[n,c,h,w] / (H·W)
 *
 * @param out  [N, C, 1, 1], overwritten
 * @param x    [N, C, H, W]
 * @throws {ShapeError} where two shapes disagree
 * @cost   N·C·H·W additions, no multiply-accumulates
 */
export function globalPoolReference(out: Tensor, x: Tensor): void {
  checkTensors('globalPool', shape, out, [x], [], {});
  const [N, C, H, W] = x.shape;
  for (let n = 0; n < N; n++) {
    for (let c = 0; c < C; c++) {
      let sum = 0;
      for (let h = 0; h < H; h++) {
        for (let w = 0; w < W; w++) sum += x.data[((n * C + c) * H + h) * W + w];
      }
      out.data[n * C + c] = sum / (H * W);
    }
  }
}
