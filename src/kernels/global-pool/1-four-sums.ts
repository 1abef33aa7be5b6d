import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import * as shape from './shape.js';

/**
 * Mean of each channel over the whole image, from four independent sums.
 *
 * @param out  [N, C, 1, 1], overwritten
 * @param x    [N, C, H, W]
 * @throws {ShapeError} where two shapes disagree
 * @changes pixels are added to four sums in turn
 * @expect  an addition waits for the one before it in the same sum (about 4 cycles), not for those of other sums
 */
export function globalPoolFourSums(out: Tensor, x: Tensor): void {
  checkTensors('globalPool', shape, out, [x], [], {});
  const [, , H, W] = x.shape;
  const pixels = H * W;
  const from = x.data;
  for (let plane = 0; plane < out.data.length; plane++) {
    const end = (plane + 1) * pixels;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let i = plane * pixels;
    for (; i + 3 < end; i += 4) {
      a += from[i];
      b += from[i + 1];
      c += from[i + 2];
      d += from[i + 3];
    }
    for (; i < end; i++) a += from[i];
    out.data[plane] = (a + b + (c + d)) / pixels;
  }
}
