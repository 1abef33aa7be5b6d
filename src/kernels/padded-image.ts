/** Elements of channels with `padding` zeros on each side: channels · (H + 2·padding) · (W + 2·padding). */
export function paddedElements(channels: number, H: number, W: number, padding: number): number {
  return channels * (H + 2 * padding) * (W + 2 * padding);
}

/**
 * Copies channels into the middle of zeros, so that no window needs to ask where the image ends.
 *
 *   to[c, y + padding, x + padding] = from[c, y, x]
 *
 * The zeros are written each time: the buffer is scratch, and another kernel may have used it in between.
 *
 * @param to       [channels, H + 2·padding, W + 2·padding], overwritten whole
 * @param from     [channels, H, W], starting at `offset`
 */
export function copyPadded(
  to: Float32Array | Float64Array,
  from: Float32Array,
  offset: number,
  channels: number,
  H: number,
  W: number,
  padding: number,
): void {
  const border = padding * (W + 2 * padding);
  let q = offset;
  let o = 0;
  for (let c = 0; c < channels; c++) {
    // The padding right of a row and that left of the next one are neighbours: one stretch of zeros.
    for (const end = o + border + padding; o < end; o++) to[o] = 0;
    for (let y = 0; y < H; y++) {
      for (const end = o + W; o < end; o++) to[o] = from[q++];
      for (const end = o + 2 * padding; o < end; o++) to[o] = 0;
    }
    for (const end = o + border - padding; o < end; o++) to[o] = 0;
  }
}
