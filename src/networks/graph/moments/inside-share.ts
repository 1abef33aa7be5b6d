import { paddingOfAxes, type SlidingWindow } from '../../../kernels/window.js';
import type { Shape } from '../../../tensors/tensor.js';

/**
 * The share of a window's positions that lie in the image and not in its padding, over all output pixels.
 *
 * @param input   [N, C, H, W]
 * @param output  [N, K, P, Q]
 */
export function insideShare(
  [, , H, W]: Shape,
  [, , P, Q]: Shape,
  { kernel: [R, S], stride, padding, dilation = 1 }: SlidingWindow,
): number {
  const [above, left] = paddingOfAxes(padding);
  return axisShare(H, P, R, stride, above, dilation) * axisShare(W, Q, S, stride, left, dilation);
}

function axisShare(
  length: number,
  outputs: number,
  window: number,
  stride: number,
  padding: number,
  dilation: number,
): number {
  let inside = 0;
  for (let p = 0; p < outputs; p++) {
    for (let tap = 0; tap < window; tap++) {
      const place = p * stride - padding + tap * dilation;
      if (place >= 0 && place < length) inside++;
    }
  }
  return inside / (outputs * window);
}
