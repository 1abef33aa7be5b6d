import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import type { Sums } from '../fused-activation.js';
import type { OpParameters } from '../op.js';
import { windowAxes } from '../window.js';
import * as shape from './shape.js';

/**
 * 2-D convolution, plain loops.
 *
 *   out[n,k,y,q] = b[k] + Σ_{c,i,j} x[n, g·C/G + c, y·s − top + i·d, q·s − left + j·d] · w[k,c,i,j]
 *
 * with g = ⌊k / (K/G)⌋, and zeros outside of x.
 *
 * @param out   [N, K, P, Q], overwritten
 * @param x     [N, C, H, W]
 * @param w     [K, C/G, R, S]
 * @param bias  [K], or undefined for zeros
 * @throws {ShapeError} where two shapes disagree
 * @cost   macs = N·K·P·Q·(C/G)·R·S
 * @source Dumoulin & Visin 2016, arXiv:1603.07285
 */
export function conv2dReference(
  out: Tensor,
  x: Tensor,
  w: Tensor,
  bias: Tensor | undefined,
  parameters: Sums<OpParameters['conv2d']>,
): void {
  checkTensors('conv2d', shape, out, [x], [w, bias], parameters);
  const { groups } = parameters;
  const [rows, columns] = windowAxes(parameters);
  const [N, C, H, W] = x.shape;
  const [, K, P, Q] = out.shape;
  const [, groupChannels, R, S] = w.shape;
  for (let n = 0; n < N; n++) {
    for (let k = 0; k < K; k++) {
      const first = Math.floor(k / (K / groups)) * groupChannels;
      for (let y = 0; y < P; y++) {
        for (let q = 0; q < Q; q++) {
          let sum = bias?.data[k] ?? 0;
          for (let i = 0; i < R; i++) {
            for (let j = 0; j < S; j++) {
              const row = y * rows.stride - rows.before + i * rows.dilation;
              const column = q * columns.stride - columns.before + j * columns.dilation;
              if (row < 0 || row >= H || column < 0 || column >= W) continue;
              for (let c = 0; c < groupChannels; c++) {
                const value = x.data[((n * C + first + c) * H + row) * W + column];
                sum += value * w.data[((k * groupChannels + c) * R + i) * S + j];
              }
            }
          }
          out.data[((n * K + k) * P + y) * Q + q] = sum;
        }
      }
    }
  }
}
