import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import { copyUnlessSame } from '../copy-unless-same.js';
import * as shape from './shape.js';

/**
 * 1×1 convolution, channel by channel: each input channel is scaled and added to each output channel.
 *
 * @param out      [N, K, H, W], overwritten; may be the same memory as partial
 * @param x        [N, C, H, W]
 * @param w        [K, C, 1, 1]
 * @param bias     [K], or undefined for zeros
 * @param partial  [N, K, H, W], or undefined for zeros
 * @throws {ShapeError} where two shapes disagree
 * @changes the loop over pixels is the innermost: k, c, p instead of k, p, c
 * @expect  x is read in the order of memory instead of in steps of H·W, but every multiply-accumulate now loads and
 *          stores its sum
 */
export function pointwiseLoopOrder(
  out: Tensor,
  x: Tensor,
  w: Tensor,
  bias: Tensor | undefined,
  partial: Tensor | undefined,
): void {
  const inputs = partial ? [x, partial] : [x];
  const parameters = { filters: w.shape[0], bias: bias !== undefined, accumulate: partial !== undefined };
  checkTensors('pointwise', shape, out, inputs, [w, bias], parameters);
  const [N, C, H, W] = x.shape;
  const K = parameters.filters;
  const pixels = H * W;
  const from = x.data;
  const to = out.data;
  if (partial) copyUnlessSame(out, partial);
  for (let n = 0; n < N; n++) {
    for (let k = 0; k < K; k++) {
      const o = (n * K + k) * pixels;
      const start = bias?.data[k] ?? 0;
      if (partial) for (let p = 0; p < pixels; p++) to[o + p] += start;
      else to.fill(start, o, o + pixels);
      for (let c = 0; c < C; c++) {
        const factor = w.data[k * C + c];
        const q = (n * C + c) * pixels;
        for (let p = 0; p < pixels; p++) to[o + p] += factor * from[q + p];
      }
    }
  }
}
