/**
 * Copies channels into the middle of a zeroed buffer, so that no window needs to ask where the image ends.
 *
 *   to[c, y + padding, x + padding] = from[c, y, x]
 *
 * @param to       [channels, H + 2·padding, W + 2·padding]; the border is left as it is
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
  const width = W + 2 * padding;
  let q = offset;
  for (let c = 0; c < channels; c++) {
    const first = c * (H + 2 * padding) + padding;
    for (let y = 0; y < H; y++) {
      const row = (first + y) * width + padding;
      for (let x = 0; x < W; x++) to[row + x] = from[q + x];
      q += W;
    }
  }
}
