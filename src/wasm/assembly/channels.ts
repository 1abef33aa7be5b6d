import { multiplyBlock, packColumns, slabStart } from './product';
import { FLOAT } from './simd';
import { BLOCK_COLUMNS } from './tile-sizes';

/**
 * Multiplies the channels of feature maps with packed weights, group by group.
 *
 *   out[n, g·K/G + k, p] = f(start[g·K/G + k] + Σ_c w[g, k, c] · x[n, g·C/G + c, p])
 *
 * With one image and one group it is the product of a packed left matrix and an ordinary right one. A unit of work is
 * one slab of a group's filters for 32 pixels; consecutive slabs share the packed pixels.
 *
 * @param out         [images, groups·rows, pixels]
 * @param x           [images, groups·depth, pixels]
 * @param weights     `packRows` of [rows, depth], for each group
 * @param start       [groups·rows]
 * @param rows        K/G
 * @param depth       C/G
 * @param accumulate  also adds the values that `out` had before
 * @param activation  code of f, see activation-codes.ts
 * @param slabs       parts of a group's filters, see `slabStart`
 * @param begin       first unit of images · groups · ⌈pixels / 32⌉ · slabs; `end` is the one after the last
 * @param panel       scratch of depth · 32 values
 */
export function multiplyChannels(
  out: usize,
  x: usize,
  weights: usize,
  start: usize,
  groups: i32,
  rows: i32,
  depth: i32,
  pixels: i32,
  accumulate: bool,
  activation: i32,
  slabs: i32,
  begin: i32,
  end: i32,
  panel: usize,
): void {
  const stride = <usize>pixels * FLOAT;
  const blocks = (pixels + BLOCK_COLUMNS - 1) / BLOCK_COLUMNS;
  for (let unit = begin; unit < end; ) {
    const slab = unit % slabs;
    const next = min(slab + end - unit, slabs);
    const block = (unit / slabs) % blocks;
    const map = unit / slabs / blocks;
    const firstRow = (map % groups) * rows;
    const a = weights + <usize>(firstRow * depth) * FLOAT;
    const place = start + <usize>firstRow * FLOAT;
    const p = block * BLOCK_COLUMNS;
    const columns = min(pixels - p, BLOCK_COLUMNS);
    const from = x + <usize>(map * depth) * stride + <usize>p * FLOAT;
    const to = out + <usize>(map * rows) * stride + <usize>p * FLOAT;
    const first = slabStart(slab, slabs, rows);
    const last = slabStart(next, slabs, rows);
    packColumns(panel, from, stride, depth, columns);
    const after = p + BLOCK_COLUMNS < pixels ? from + <usize>BLOCK_COLUMNS * FLOAT : 0;
    multiplyBlock(to, stride, a, place, rows, depth, panel, columns, accumulate, activation, after, first, last);
    unit += next - slab;
  }
}
