import { type SlidingWindow, type WindowAxis, windowAxes } from '../../../kernels/window.js';
import type { Shape } from '../../../tensors/tensor.js';

/**
 * The share of a window's positions that lie in the image and not in its padding, over all output pixels.
 *
 * @param input   [N, C, H, W]
 * @param output  [N, K, P, Q]
 */
export function insideShare([, , H, W]: Shape, [, , P, Q]: Shape, window: SlidingWindow): number {
  const [rows, columns] = windowAxes(window);
  return axisShare(H, P, rows) * axisShare(W, Q, columns);
}

function axisShare(length: number, outputs: number, { taps, stride, before, dilation }: WindowAxis): number {
  let inside = 0;
  for (let p = 0; p < outputs; p++) {
    for (let tap = 0; tap < taps; tap++) {
      const place = p * stride - before + tap * dilation;
      if (place >= 0 && place < length) inside++;
    }
  }
  return inside / (outputs * taps);
}
