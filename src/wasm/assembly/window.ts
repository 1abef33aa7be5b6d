import { FLOAT, LANES, multiplyAdd, storeLanes, VECTOR } from './simd';

/** Sum of taps times weights: a depthwise convolution. */
const WEIGHTED = 0;
/** Largest tap: a maximum pool. */
const LARGEST = 1;
/** Sum of taps: an average pool before its division. */
const SUM = 2;

/**
 * Slides a window over one padded channel, 16 output pixels of a row at a time.
 *
 *   out[y, q] = start + Σ_t w[t] · image[y·rowBytes + q + taps[t]]
 *
 * @param out       [P, Q]
 * @param image     one channel of `padImage`
 * @param taps      i32 byte offset of each tap
 * @param w         one weight for each tap
 * @param rowBytes  from the window of one output row to that of the next
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
  for (let y = 0; y < P; y++) {
    let q = 0;
    for (; q + 4 * LANES <= Q; q += 4 * LANES) {
      const from = image + <usize>q * FLOAT;
      const to = out + <usize>q * FLOAT;
      let s0 = begin;
      let s1 = begin;
      let s2 = begin;
      let s3 = begin;
      for (let t = taps, v = w; t < endTap; t += 4, v += FLOAT) {
        const tap = from + load<u32>(t);
        const weight = kind == WEIGHTED ? v128.load32_splat(v) : begin;
        s0 = step(kind, v128.load(tap), weight, s0);
        s1 = step(kind, v128.load(tap, 16), weight, s1);
        s2 = step(kind, v128.load(tap, 32), weight, s2);
        s3 = step(kind, v128.load(tap, 48), weight, s3);
      }
      v128.store(to, s0);
      v128.store(to, s1, 16);
      v128.store(to, s2, 32);
      v128.store(to, s3, 48);
    }
    for (; q < Q; q += LANES) {
      let sum = begin;
      for (let t = taps, v = w; t < endTap; t += 4, v += FLOAT) {
        const tap = image + <usize>q * FLOAT + load<u32>(t);
        sum = step(kind, v128.load(tap), kind == WEIGHTED ? v128.load32_splat(v) : begin, sum);
      }
      storeLanes(out + <usize>q * FLOAT, sum, Q - q);
    }
    image += rowBytes;
    out += <usize>Q * FLOAT;
  }
}

// @ts-ignore: decorator
@inline
function step(kind: i32, value: v128, weight: v128, sum: v128): v128 {
  if (kind == WEIGHTED) return multiplyAdd(value, weight, sum);
  if (kind == LARGEST) return f32x4.max(value, sum);
  return f32x4.add(value, sum);
}
