import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import type { OpParameters } from '../op.js';
import { windowAxes } from '../window.js';
import * as shape from './shape.js';

/**
 * Mean of a sliding window, plain loops.
 *
 *   out[n,c,y,x] = mean_{i,j} x[n, c, y·s − top + i·d, x·s − left + j·d]   over the pixels that lie in the image
 *
 * At the border the divisor is the number of image pixels in the window, as in TensorFlow and with PyTorch's
 * `count_include_pad=False`. With `countPadding`, PyTorch's default, the zeros of the padding count too, so the divisor
 * is R·S. Places past the padding, which a window with `ceil` may reach, never count.
 *
 * @param out  [N, C, P, Q], overwritten
 * @param x    [N, C, H, W]
 * @throws {ShapeError} where two shapes disagree
 * @cost   N·C·P·Q·R·S additions, no multiply-accumulates
 */
export function avgPoolReference(out: Tensor, x: Tensor, parameters: OpParameters['avgPool']): void {
  checkTensors('avgPool', shape, out, [x], [], parameters);
  const [N, C, H, W] = x.shape;
  const [, , P, Q] = out.shape;
  const { countPadding } = parameters;
  const [rows, columns] = windowAxes(parameters);
  const [R, S] = parameters.kernel;
  for (let n = 0; n < N; n++) {
    for (let c = 0; c < C; c++) {
      for (let p = 0; p < P; p++) {
        for (let q = 0; q < Q; q++) {
          let sum = 0;
          let pixels = 0;
          for (let i = 0; i < R; i++) {
            for (let j = 0; j < S; j++) {
              const h = p * rows.stride - rows.before + i * rows.dilation;
              const w = q * columns.stride - columns.before + j * columns.dilation;
              const isReal = h >= 0 && h < H && w >= 0 && w < W;
              if (isReal) sum += x.data[((n * C + c) * H + h) * W + w];
              if (isReal || (countPadding && h < H + rows.after && w < W + columns.after)) pixels++;
            }
          }
          out.data[((n * C + c) * P + p) * Q + q] = sum / pixels;
        }
      }
    }
  }
}
