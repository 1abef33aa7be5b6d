import { FLOAT, LANES, multiplyAdd, storeLanes, VECTOR } from './simd';

/** Sum of taps times weights: a depthwise convolution. */
const WEIGHTED = 0;
/** Largest tap: a maximum pool. */
const LARGEST = 1;
/** Sum of taps: an average pool before its division. */
const SUM = 2;

/** Rows of a block of output pixels: 4 × 2 vectors of sums, enough to hide the latency of an addition. */
const BLOCK_ROWS = 4;

/**
 * Slides a window over one padded channel.
 *
 *   out[y, q] = start + Σ_t w[t] · image[y·rowBytes + q + taps[t]]
 *
 * @param out       [P, Q]
 * @param image     one channel of `padImage`
 * @param taps      i32 byte offset of each tap
 * @param w         one weight for each tap
 * @param rowBytes  bytes from the window of one output row to that of the next
 */
export function filterChannel(
  out: usize,
  image: usize,
  taps: usize,
  count: i32,
  w: usize,
  start: f32,
  P: i32,
  Q: i32,
  rowBytes: usize,
): void {
  slide(WEIGHTED, out, image, taps, count, w, start, P, Q, rowBytes);
}

/** out[y, q] = max_t image[y·rowBytes + q + taps[t]], of a channel padded with −∞. */
export function largestOfChannel(
  out: usize,
  image: usize,
  taps: usize,
  count: i32,
  P: i32,
  Q: i32,
  rowBytes: usize,
): void {
  slide(LARGEST, out, image, taps, count, 0, -Infinity, P, Q, rowBytes);
}

/** out[y, q] = Σ_t image[y·rowBytes + q + taps[t]], of a channel padded with zeros. */
export function sumOfChannel(
  out: usize,
  image: usize,
  taps: usize,
  count: i32,
  P: i32,
  Q: i32,
  rowBytes: usize,
): void {
  slide(SUM, out, image, taps, count, 0, 0, P, Q, rowBytes);
}

/** Blocks of up to 4 rows × 8 columns; the last one of a row begins earlier where the row is not a multiple of 8. */
// @ts-ignore: decorator
@inline
function slide(
  kind: i32,
  out: usize,
  image: usize,
  taps: usize,
  count: i32,
  w: usize,
  start: f32,
  P: i32,
  Q: i32,
  rowBytes: usize,
): void {
  const begin = f32x4.splat(start);
  const endTap = taps + <usize>count * 4;
  const outBytes = <usize>Q * FLOAT;
  const bands = (P + BLOCK_ROWS - 1) / BLOCK_ROWS;
  for (let band = 0, y = 0; band < bands; band++) {
    const rows = ((band + 1) * P) / bands - y;
    for (let q = 0; q < Q; q += 2 * LANES) {
      if (Q - q > LANES) {
        const column = Q >= 2 * LANES ? min(q, Q - 2 * LANES) : 0;
        const to = out + <usize>column * FLOAT;
        const from = image + <usize>column * FLOAT;
        if (rows == 4) block(kind, 4, 2, to, outBytes, from, taps, endTap, w, begin, rowBytes, Q);
        else if (rows == 3) block(kind, 3, 2, to, outBytes, from, taps, endTap, w, begin, rowBytes, Q);
        else if (rows == 2) block(kind, 2, 2, to, outBytes, from, taps, endTap, w, begin, rowBytes, Q);
        else block(kind, 1, 2, to, outBytes, from, taps, endTap, w, begin, rowBytes, Q);
      } else {
        const column = Q >= LANES ? Q - LANES : 0;
        const to = out + <usize>column * FLOAT;
        const from = image + <usize>column * FLOAT;
        if (rows == 4) block(kind, 4, 1, to, outBytes, from, taps, endTap, w, begin, rowBytes, Q);
        else if (rows == 3) block(kind, 3, 1, to, outBytes, from, taps, endTap, w, begin, rowBytes, Q);
        else if (rows == 2) block(kind, 2, 1, to, outBytes, from, taps, endTap, w, begin, rowBytes, Q);
        else block(kind, 1, 1, to, outBytes, from, taps, endTap, w, begin, rowBytes, Q);
      }
    }
    y += rows;
    image += <usize>rows * rowBytes;
    out += <usize>rows * outBytes;
  }
}

/**
 * Adds all taps to `rows` × `vectors` sums in registers; both are literals wherever this is inlined. The exit is never
 * taken: it keeps the engine from loading the taps of all rows first, for which there are not enough registers.
 */
// @ts-ignore: decorator
@inline
function block(
  kind: i32,
  rows: i32,
  vectors: i32,
  to: usize,
  outBytes: usize,
  from: usize,
  taps: usize,
  endTap: usize,
  w: usize,
  begin: v128,
  rowBytes: usize,
  Q: i32,
): void {
  let s00 = begin;
  let s01 = begin;
  let s10 = begin;
  let s11 = begin;
  let s20 = begin;
  let s21 = begin;
  let s30 = begin;
  let s31 = begin;
  do {
    const weight = kind == WEIGHTED ? v128.load32_splat(w) : begin;
    let tap = from + load<u32>(taps);
    s00 = step(kind, v128.load(tap), weight, s00);
    if (vectors > 1) s01 = step(kind, v128.load(tap, 16), weight, s01);
    if (rows > 1) {
      tap += rowBytes;
      s10 = step(kind, v128.load(tap), weight, s10);
      if (vectors > 1) s11 = step(kind, v128.load(tap, 16), weight, s11);
    }
    if (rows > 2) {
      if (taps == 0) break;
      tap += rowBytes;
      s20 = step(kind, v128.load(tap), weight, s20);
      if (vectors > 1) s21 = step(kind, v128.load(tap, 16), weight, s21);
    }
    if (rows > 3) {
      tap += rowBytes;
      s30 = step(kind, v128.load(tap), weight, s30);
      if (vectors > 1) s31 = step(kind, v128.load(tap, 16), weight, s31);
    }
    taps += 4;
    w += FLOAT;
  } while (taps < endTap);
  storeRow(vectors, to, s00, s01, Q);
  if (rows > 1) storeRow(vectors, to + outBytes, s10, s11, Q);
  if (rows > 2) storeRow(vectors, to + 2 * outBytes, s20, s21, Q);
  if (rows > 3) storeRow(vectors, to + 3 * outBytes, s30, s31, Q);
}

/** Stores a row of a block, but no more than the Q values of an output row. */
// @ts-ignore: decorator
@inline
export function storeRow(vectors: i32, to: usize, s0: v128, s1: v128, Q: i32): void {
  if (vectors > 1) {
    v128.store(to, s0);
    storeLanes(to + VECTOR, s1, Q - LANES);
  } else {
    storeLanes(to, s0, Q);
  }
}

// @ts-ignore: decorator
@inline
function step(kind: i32, value: v128, weight: v128, sum: v128): v128 {
  if (kind == WEIGHTED) return multiplyAdd(value, weight, sum);
  if (kind == LARGEST) return f32x4.pmax(value, sum);
  return f32x4.add(value, sum);
}
