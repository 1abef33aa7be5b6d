import type { Padding } from './op.js';
import { paddingOfSides, type Sides } from './window.js';

/** Elements of channels with zeros around them: channels · (top + H + bottom) · (left + W + right). */
export function paddedElements(channels: number, H: number, W: number, padding: Padding): number {
  const [top, left, bottom, right] = paddingOfSides(padding);
  return channels * (top + H + bottom) * (left + W + right);
}

/**
 * Copies channels into a frame of zeros, so that no kernel has to test whether a tap lies inside the image.
 *
 *   to[c, top + y, left + x] = from[c, y, x]
 *
 * The zeros are written each time, because the buffer is scratch: another kernel may have used it in between.
 *
 * @param to       [channels, top + H + bottom, left + W + right], overwritten
 * @param from     [channels, H, W], starting at `offset`
 */
export function copyPadded(
  to: Float32Array | Float64Array,
  from: Float32Array,
  offset: number,
  channels: number,
  H: number,
  W: number,
  sides: Sides,
): void {
  // Not in the list of parameters, where it keeps V8 from optimising the function: 4 % of a depthwise convolution.
  const [top, left, bottom, right] = sides;
  const width = left + W + right;
  const above = top * width + left;
  const below = right + bottom * width;
  let q = offset;
  let o = 0;
  for (let c = 0; c < channels; c++) {
    for (let y = 0; y < H; y++) {
      // The padding right of a row and the padding left of the next one are one run of zeros.
      for (const end = o + (y === 0 ? above : right + left); o < end; o++) to[o] = 0;
      for (const end = o + W; o < end; o++) to[o] = from[q++];
    }
    for (const end = o + below; o < end; o++) to[o] = 0;
  }
}
