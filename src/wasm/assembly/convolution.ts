import { multiplyBlock, slabStart } from './product';
import { FLOAT, LANES, VECTOR } from './simd';
import { PANEL_ROW } from './tile';
import { BLOCK_COLUMNS } from './tile-sizes';

/**
 * Convolution of one image as a matrix product whose right matrix is never laid out as a whole: the windows of 32
 * output pixels are packed at a time and multiplied with all filters of the group. Units of work as in
 * `multiplyChannels`.
 *
 *   out[g·K/G + k, p] = f(start[g·K/G + k] + Σ_t w[g, k, t] · image[g·C/G, origins[p] + taps[t]])
 *
 * @param out         [groups·rows, pixels]
 * @param image       `padImage` of the input, or the input
 * @param origins     i32 byte offset of each output pixel's window; the list is padded to a multiple of 4
 * @param taps        i32 byte offset of each tap, [depth]
 * @param weights     `packRows` of [rows, depth], for each group
 * @param start       [groups·rows]
 * @param groupBytes  from a group's first channel to the next group's
 * @param activation  code of f, see activation-codes.ts
 * @param slabs       parts of a group's filters, see `slabStart`
 * @param begin       first unit of groups · ⌈pixels / 32⌉ · slabs; `end` is the one after the last
 * @param panel       scratch of depth · 32 values
 */
export function convolve(
  out: usize,
  image: usize,
  origins: usize,
  taps: usize,
  weights: usize,
  start: usize,
  rows: i32,
  depth: i32,
  pixels: i32,
  groupBytes: usize,
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
    const g = unit / slabs / blocks;
    const a = weights + <usize>(g * rows * depth) * FLOAT;
    const place = start + <usize>(g * rows) * FLOAT;
    const p = <usize>(block * BLOCK_COLUMNS) * FLOAT;
    const columns = min(pixels - block * BLOCK_COLUMNS, BLOCK_COLUMNS);
    const to = out + <usize>(g * rows) * stride + p;
    const first = slabStart(slab, slabs, rows);
    const last = slabStart(next, slabs, rows);
    packWindows(panel, image + <usize>g * groupBytes, origins + p, taps, depth, columns);
    multiplyBlock(to, stride, a, place, rows, depth, panel, columns, false, activation, 0, first, last);
    unit += next - slab;
  }
}

/** Packs the windows of up to 32 output pixels, four at a time: one load per tap where the four are neighbours. */
function packWindows(to: usize, image: usize, origins: usize, taps: usize, depth: i32, columns: i32): void {
  const endTap = taps + <usize>depth * 4;
  for (let c = 0; c < columns; c += LANES) {
    const o0 = load<u32>(origins);
    const o1 = load<u32>(origins, 4);
    const o2 = load<u32>(origins, 8);
    const o3 = load<u32>(origins, 12);
    origins += 16;
    let target = to + <usize>(c >> 3) * <usize>depth * PANEL_ROW + (c & 4 ? VECTOR : 0);
    if (o3 - o0 == 12 && o1 - o0 == 4) {
      const from = image + o0;
      for (let t = taps; t < endTap; t += 4) {
        v128.store(target, v128.load(from + load<u32>(t)));
        target += PANEL_ROW;
      }
    } else {
      for (let t = taps; t < endTap; t += 4) {
        const tap = image + load<u32>(t);
        let four = v128.load32_zero(tap + o0);
        four = v128.load32_lane(tap + o1, four, 1);
        four = v128.load32_lane(tap + o2, four, 2);
        four = v128.load32_lane(tap + o3, four, 3);
        v128.store(target, four);
        target += PANEL_ROW;
      }
    }
  }
}
