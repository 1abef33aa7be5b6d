import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import type { Sums } from '../fused-activation.js';
import type { OpParameters } from '../op.js';
import { windowAxes } from '../window.js';
import * as shape from './shape.js';

/**
 * Depthwise convolution, plain loops: one filter per channel, no sum over channels.
 *
 *   out[n,c,y,q] = b[c] + Σ_{i,j} x[n, c, y·s − top + i·d, q·s − left + j·d] · w[c,0,i,j]
 *
 * with zeros outside of x.
 *
 * @param out   [N, C, P, Q], overwritten
 * @param x     [N, C, H, W]
 * @param w     [C, 1, R, S]
 * @param bias  [C], or undefined for zeros
 * @throws {ShapeError} where two shapes disagree
 * @cost   macs = N·C·P·Q·R·S
 * @source Howard et al. 2017, MobileNets, arXiv:1704.04861, section 3.1
 */
export function depthwiseReference(
  out: Tensor,
  x: Tensor,
  w: Tensor,
  bias: Tensor | undefined,
  parameters: Sums<OpParameters['depthwise']>,
): void {
  checkTensors('depthwise', shape, out, [x], [w, bias], parameters);
  const [rows, columns] = windowAxes(parameters);
  const [N, C, H, W] = x.shape;
  const [, , P, Q] = out.shape;
  const [, , R, S] = w.shape;
  for (let n = 0; n < N; n++) {
    for (let c = 0; c < C; c++) {
      for (let y = 0; y < P; y++) {
        for (let q = 0; q < Q; q++) {
          let sum = bias?.data[c] ?? 0;
          for (let i = 0; i < R; i++) {
            const row = y * rows.stride - rows.before + i * rows.dilation;
            if (row < 0 || row >= H) continue;
            for (let j = 0; j < S; j++) {
              const column = q * columns.stride - columns.before + j * columns.dilation;
              if (column < 0 || column >= W) continue;
              sum += x.data[((n * C + c) * H + row) * W + column] * w.data[(c * R + i) * S + j];
            }
          }
          out.data[((n * C + c) * P + y) * Q + q] = sum;
        }
      }
    }
  }
}
