import { BLOCK_COLUMNS, multiplyBlock, packColumns } from './product';
import { FLOAT } from './simd';

/**
 * Multiplies the channels of feature maps with packed weights, group by group.
 *
 *   out[n, g·K/G + k, p] = start[g·K/G + k] + Σ_c w[g, k, c] · x[n, g·C/G + c, p]
 *
 * With one image and one group it is the product of a packed left matrix and an ordinary right one.
 *
 * @param out         [images, groups·rows, pixels]
 * @param x           [images, groups·depth, pixels]
 * @param weights     `packRows` of [rows, depth], for each group
 * @param start       [groups·rows]
 * @param panel       scratch of depth · 32 values
 * @param rows        K/G
 * @param depth       C/G
 * @param accumulate  also adds the values that `out` had before
 */
export function multiplyChannels(
  out: usize,
  x: usize,
  weights: usize,
  start: usize,
  panel: usize,
  images: i32,
  groups: i32,
  rows: i32,
  depth: i32,
  pixels: i32,
  accumulate: bool,
): void {
  const stride = <usize>pixels * FLOAT;
  for (let n = 0; n < images; n++) {
    for (let g = 0; g < groups; g++) {
      const a = weights + <usize>(g * rows * depth) * FLOAT;
      const begin = start + <usize>(g * rows) * FLOAT;
      for (let p = 0; p < pixels; p += BLOCK_COLUMNS) {
        const columns = min(pixels - p, BLOCK_COLUMNS);
        const place = <usize>p * FLOAT;
        packColumns(panel, x + place, stride, depth, columns);
        const next = p + BLOCK_COLUMNS < pixels ? x + place + <usize>BLOCK_COLUMNS * FLOAT : 0;
        multiplyBlock(out + place, stride, a, begin, rows, depth, panel, columns, accumulate, next);
      }
      x += <usize>depth * stride;
      out += <usize>rows * stride;
    }
  }
}
