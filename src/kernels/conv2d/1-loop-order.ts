import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import type { Sums } from '../fused-activation.js';
import type { OpParameters } from '../op.js';
import { windowAxes } from '../window.js';
import * as shape from './shape.js';

/**
 * 2-D convolution, tap by tap: each input row is scaled and added to each output row that it contributes to.
 *
 * @param out   [N, K, P, Q], overwritten
 * @param x     [N, C, H, W]
 * @param w     [K, C/G, R, S]
 * @param bias  [K], or undefined for zeros
 * @throws {ShapeError} where two shapes disagree
 * @changes the loop over output columns is the innermost: k, c, i, j, y, q instead of k, y, q, c, i, j
 * @expect  the padding is tested once per row instead of once per tap, and rows are read in the order of memory; but
 *          every multiply-accumulate now loads and stores its sum
 */
export function conv2dLoopOrder(
  out: Tensor,
  x: Tensor,
  w: Tensor,
  bias: Tensor | undefined,
  parameters: Sums<OpParameters['conv2d']>,
): void {
  checkTensors('conv2d', shape, out, [x], [w, bias], parameters);
  const { groups } = parameters;
  const [rows, { stride, dilation, before }] = windowAxes(parameters);
  const [N, C, H, W] = x.shape;
  const [, K, P, Q] = out.shape;
  const [, groupChannels, R, S] = w.shape;
  const from = x.data;
  const to = out.data;
  for (let n = 0; n < N; n++) {
    for (let k = 0; k < K; k++) {
      const first = Math.floor(k / (K / groups)) * groupChannels;
      to.fill(bias?.data[k] ?? 0, (n * K + k) * P * Q, (n * K + k + 1) * P * Q);
      for (let c = 0; c < groupChannels; c++) {
        for (let i = 0; i < R; i++) {
          for (let j = 0; j < S; j++) {
            const factor = w.data[((k * groupChannels + c) * R + i) * S + j];
            const shift = j * dilation - before;
            const left = Math.max(0, Math.ceil(-shift / stride));
            const right = Math.min(Q, Math.floor((W - 1 - shift) / stride) + 1);
            for (let y = 0; y < P; y++) {
              const row = y * rows.stride - rows.before + i * rows.dilation;
              if (row < 0 || row >= H) continue;
              const r = ((n * C + first + c) * H + row) * W + shift;
              const o = ((n * K + k) * P + y) * Q;
              for (let q = left; q < right; q++) to[o + q] += factor * from[r + q * stride];
            }
          }
        }
      }
    }
  }
}
