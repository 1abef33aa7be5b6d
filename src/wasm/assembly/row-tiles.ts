import { activate } from './activations';
import { FLOAT, LANES, multiplyAdd } from './simd';
import { BAND_ROWS, TILE_ROWS } from './tile-sizes';
import { filterChannel, storeRow } from './window';

/**
 * Convolution of one image without packing windows: a tile takes the pixels of a row from the image itself, one load
 * for each tap of four neighbours. What packing would share among many filters is saved where a group has few.
 *
 *   out[g·K/G + k, y, q] = f(start[g·K/G + k] + Σ_t w[g, k, t] · image[g·C/G, y·rowBytes + q + taps[t]])
 *
 * @param out         [groups·filters, P, Q]
 * @param image       `padImage` of the input, or the input
 * @param taps        i32 byte offset of each tap, [depth]
 * @param weights     `packRows` of [filters, depth], for each group
 * @param start       [groups·filters]
 * @param filters     filters of each group
 * @param groupBytes  from a group's first channel to the next group's
 * @param rowBytes    from the window of one output row to that of the next
 * @param activation  code of f, see activation-codes.ts
 * @param begin       first unit of groups · ⌈P / 4⌉, each 4 output rows of a group; `end` is the one after the last
 */
export function convolveRows(
  out: usize,
  image: usize,
  taps: usize,
  weights: usize,
  start: usize,
  filters: i32,
  depth: i32,
  P: i32,
  Q: i32,
  groupBytes: usize,
  rowBytes: usize,
  activation: i32,
  begin: i32,
  end: i32,
): void {
  const bands = (P + BAND_ROWS - 1) / BAND_ROWS;
  const panels = (filters + TILE_ROWS - 1) / TILE_ROWS;
  const plane = <usize>(P * Q) * FLOAT;
  for (let unit = begin; unit < end; unit++) {
    const g = unit / bands;
    const y = (unit % bands) * BAND_ROWS;
    const rows = min(P - y, BAND_ROWS);
    const from = image + <usize>g * groupBytes + <usize>y * rowBytes;
    for (let i = 0, first = 0; i < panels; i++) {
      const last = ((i + 1) * filters) / panels;
      const k = g * filters + first;
      const to = out + <usize>k * plane + <usize>(y * Q) * FLOAT;
      const a = weights + <usize>(k * depth) * FLOAT;
      band(last - first, to, plane, from, taps, depth, a, start + <usize>k * FLOAT, rows, Q, rowBytes);
      for (let r = first; r < last; r++) activate(activation, to + <usize>(r - first) * plane, rows * Q);
      first = last;
    }
  }
}

/** Up to 4 rows of the output of 1 to 5 filters, whose planes are `plane` bytes apart. */
function band(
  filters: i32,
  out: usize,
  plane: usize,
  image: usize,
  taps: usize,
  depth: i32,
  a: usize,
  start: usize,
  rows: i32,
  Q: i32,
  rowBytes: usize,
): void {
  if (filters == 1) {
    filterChannel(out, image, taps, depth, a, load<f32>(start), rows, Q, rowBytes);
    return;
  }
  const endTap = taps + <usize>depth * 4;
  const outBytes = <usize>Q * FLOAT;
  for (let y = 0; y < rows; ) {
    const down = filters == 2 && y + 1 < rows ? 2 : 1;
    for (let q = 0; q < Q; q += 2 * LANES) {
      if (Q - q > LANES) {
        const column = Q >= 2 * LANES ? <usize>min(q, Q - 2 * LANES) * FLOAT : 0;
        const to = out + column;
        const from = image + column;
        if (filters == 5) tile(5, 1, 2, to, plane, outBytes, start, from, rowBytes, taps, endTap, a, Q);
        else if (filters == 4) tile(4, 1, 2, to, plane, outBytes, start, from, rowBytes, taps, endTap, a, Q);
        else if (filters == 3) tile(3, 1, 2, to, plane, outBytes, start, from, rowBytes, taps, endTap, a, Q);
        else if (down == 2) tile(2, 2, 2, to, plane, outBytes, start, from, rowBytes, taps, endTap, a, Q);
        else tile(2, 1, 2, to, plane, outBytes, start, from, rowBytes, taps, endTap, a, Q);
      } else {
        const column = Q >= LANES ? <usize>(Q - LANES) * FLOAT : 0;
        const to = out + column;
        const from = image + column;
        if (filters == 5) tile(5, 1, 1, to, plane, outBytes, start, from, rowBytes, taps, endTap, a, Q);
        else if (filters == 4) tile(4, 1, 1, to, plane, outBytes, start, from, rowBytes, taps, endTap, a, Q);
        else if (filters == 3) tile(3, 1, 1, to, plane, outBytes, start, from, rowBytes, taps, endTap, a, Q);
        else if (down == 2) tile(2, 2, 1, to, plane, outBytes, start, from, rowBytes, taps, endTap, a, Q);
        else tile(2, 1, 1, to, plane, outBytes, start, from, rowBytes, taps, endTap, a, Q);
      }
    }
    y += down;
    out += <usize>down * outBytes;
    image += <usize>down * rowBytes;
  }
}

/**
 * One tile: `filters` (2 to 5) × `down` output rows (2 only for 2 filters) × `vectors` (1 or 2) of pixels, with its sums
 * in registers; the three are literals wherever this is inlined. The exits are never taken: see `tile` of matrix
 * products for what they do.
 *
 * @param out       first pixel of the first filter
 * @param plane     bytes from one filter's pixel to that of the next
 * @param outBytes  bytes from one output row to the next
 * @param a         [depth, filters]
 */
// @ts-ignore: decorator
@inline
function tile(
  filters: i32,
  down: i32,
  vectors: i32,
  out: usize,
  plane: usize,
  outBytes: usize,
  start: usize,
  image: usize,
  rowBytes: usize,
  taps: usize,
  endTap: usize,
  a: usize,
  Q: i32,
): void {
  let s00 = v128.load32_splat(start);
  let s01 = s00;
  let s10 = v128.load32_splat(start, 4);
  let s11 = s10;
  let s20 = filters > 2 ? v128.load32_splat(start, 8) : s00;
  let s21 = s20;
  let s30 = filters > 3 ? v128.load32_splat(start, 12) : s00;
  let s31 = s30;
  let s40 = filters > 4 ? v128.load32_splat(start, 16) : s00;
  let s41 = s40;
  // The second row.
  let u00 = s00;
  let u01 = s00;
  let u10 = s10;
  let u11 = s10;
  do {
    const tap = image + load<u32>(taps);
    const b0 = v128.load(tap);
    const b1 = vectors > 1 ? v128.load(tap, 16) : b0;
    const a0 = v128.load32_splat(a);
    s00 = multiplyAdd(a0, b0, s00);
    if (vectors > 1) s01 = multiplyAdd(a0, b1, s01);
    if (!ASC_FEATURE_RELAXED_SIMD && a == 0) break;
    const a1 = v128.load32_splat(a, 4);
    s10 = multiplyAdd(a1, b0, s10);
    if (vectors > 1) s11 = multiplyAdd(a1, b1, s11);
    if (down > 1) {
      const c0 = v128.load(tap + rowBytes);
      const c1 = vectors > 1 ? v128.load(tap + rowBytes, 16) : c0;
      u00 = multiplyAdd(a0, c0, u00);
      u10 = multiplyAdd(a1, c0, u10);
      if (vectors > 1) u01 = multiplyAdd(a0, c1, u01);
      if (vectors > 1) u11 = multiplyAdd(a1, c1, u11);
    }
    if (filters > 2) {
      if (!ASC_FEATURE_RELAXED_SIMD && taps == 0) break;
      const a2 = v128.load32_splat(a, 8);
      s20 = multiplyAdd(a2, b0, s20);
      if (vectors > 1) s21 = multiplyAdd(a2, b1, s21);
    }
    if (filters > 3) {
      if (a == taps) break;
      const a3 = v128.load32_splat(a, 12);
      s30 = multiplyAdd(a3, b0, s30);
      if (vectors > 1) s31 = multiplyAdd(a3, b1, s31);
    }
    if (filters > 4) {
      if (!ASC_FEATURE_RELAXED_SIMD && a == out) break;
      const a4 = v128.load32_splat(a, 16);
      s40 = multiplyAdd(a4, b0, s40);
      if (vectors > 1) s41 = multiplyAdd(a4, b1, s41);
    }
    a += <usize>filters * FLOAT;
    taps += 4;
  } while (taps < endTap);
  storeRow(vectors, out, s00, s01, Q);
  storeRow(vectors, out + plane, s10, s11, Q);
  if (filters > 2) storeRow(vectors, out + 2 * plane, s20, s21, Q);
  if (filters > 3) storeRow(vectors, out + 3 * plane, s30, s31, Q);
  if (filters > 4) storeRow(vectors, out + 4 * plane, s40, s41, Q);
  if (down > 1) storeRow(vectors, out + outBytes, u00, u01, Q);
  if (down > 1) storeRow(vectors, out + plane + outBytes, u10, u11, Q);
}
