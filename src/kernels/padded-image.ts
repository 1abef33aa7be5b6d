import type { Padding } from './op.js';
import { paddingOfAxes } from './window.js';

/** Elements of channels with `padding` zeros on each side: channels · (H + 2·rows) · (W + 2·columns). */
export function paddedElements(channels: number, H: number, W: number, padding: Padding): number {
  const [rows, columns] = paddingOfAxes(padding);
  return channels * (H + 2 * rows) * (W + 2 * columns);
}

/**
 * Copies channels into a frame of zeros, so that no kernel has to test whether a tap lies inside the image.
 *
 *   to[c, y + rows, x + columns] = from[c, y, x]
 *
 * The zeros are written each time, because the buffer is scratch: another kernel may have used it in between.
 *
 * @param to       [channels, H + 2·rows, W + 2·columns], overwritten
 * @param from     [channels, H, W], starting at `offset`
 */
export function copyPadded(
  to: Float32Array | Float64Array,
  from: Float32Array,
  offset: number,
  channels: number,
  H: number,
  W: number,
  padding: Padding,
): void {
  const [rows, columns] = paddingOfAxes(padding);
  const border = rows * (W + 2 * columns) + columns;
  let q = offset;
  let o = 0;
  for (let c = 0; c < channels; c++) {
    for (let y = 0; y < H; y++) {
      // The padding right of a row and the padding left of the next one are one run of zeros.
      for (const end = o + (y === 0 ? border : 2 * columns); o < end; o++) to[o] = 0;
      for (const end = o + W; o < end; o++) to[o] = from[q++];
    }
    for (const end = o + border; o < end; o++) to[o] = 0;
  }
}
