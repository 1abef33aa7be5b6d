import { FLOAT, LANES, multiplyAdd, storeLanes, VECTOR } from './simd';
import {
  FIRST,
  INNER,
  LAST,
  leftTaps,
  maskAfter,
  maskBefore,
  middleTaps,
  ONLY,
  rightTaps,
  secondOf,
  threeTaps,
} from './three-taps';

/**
 * Depthwise 3×3 convolution with stride 2 of one channel; arguments as for `filterNineTaps`. The next output is not
 * touched in advance: it is small beside the next channel, and
 * later instructions do not wait for stores.
 *
 *   out[y, q] = start + Σ_{i,j} w[i, j] · image[2·y + i − top, 2·q + j − left],   0 outside the image
 */
export function filterNineTapsByTwo(
  out: usize,
  image: usize,
  w: usize,
  start: usize,
  H: i32,
  W: i32,
  top: i32,
  left: i32,
  bottom: i32,
  right: i32,
  P: i32,
  Q: i32,
  nextIn: usize,
): void {
  strips(2, out, image, w, start, H, W, top, left, bottom, right, P, Q, nextIn);
}

/** The same for windows that move by 2 rows and 1 column: image[2·y + i − top, q + j − left]. */
export function filterNineTapsDownByTwo(
  out: usize,
  image: usize,
  w: usize,
  start: usize,
  H: i32,
  W: i32,
  top: i32,
  left: i32,
  bottom: i32,
  right: i32,
  P: i32,
  Q: i32,
  nextIn: usize,
): void {
  strips(1, out, image, w, start, H, W, top, left, bottom, right, P, Q, nextIn);
}

/** All strips, of windows that move by `step` columns: a literal wherever this is inlined. */
// @ts-ignore: decorator
@inline
function strips(
  step: i32,
  out: usize,
  image: usize,
  w: usize,
  start: usize,
  H: i32,
  W: i32,
  top: i32,
  left: i32,
  bottom: i32,
  right: i32,
  P: i32,
  Q: i32,
  nextIn: usize,
): void {
  const touched = <usize>(2 * step * P) * VECTOR;
  const lastIn = nextIn + <usize>(H * W) * FLOAT - touched;
  for (let q = 0; q < Q; q += LANES) {
    // The last strip begins earlier where four do not divide the row, and computes some pixels again.
    const column = Q >= LANES ? min(q, Q - LANES) : 0;
    const from = image + <usize>(step * column - left) * FLOAT;
    const to = out + <usize>column * FLOAT;
    if (Q <= LANES) strip(step, ONLY, to, from, w, start, H, W, top, left, bottom, right, P, Q, column, nextIn);
    else if (left && column == 0) strip(step, FIRST, to, from, w, start, H, W, top, left, bottom, right, P, Q, column, nextIn);
    else if (right && column + LANES == Q) strip(step, LAST, to, from, w, start, H, W, top, left, bottom, right, P, Q, column, nextIn);
    else {
      strip(step, INNER, to, from, w, start, H, W, top, left, bottom, right, P, Q, column, nextIn);
      nextIn = min(nextIn + touched, lastIn);
    }
  }
}

/** Two output rows need every second row of the image. */
// @ts-ignore: decorator
@inline
function strip(
  step: i32,
  kind: i32,
  to: usize,
  from: usize,
  w: usize,
  start: usize,
  H: i32,
  W: i32,
  top: i32,
  left: i32,
  bottom: i32,
  right: i32,
  P: i32,
  Q: i32,
  column: i32,
  nextIn: usize,
): void {
  const rowBytes = <usize>W * FLOAT;
  const outBytes = <usize>Q * FLOAT;
  const before = maskBefore(column, left);
  const after = maskAfter(step, column, W, left);
  const w0 = v128.load32_splat(w);
  const w1 = v128.load32_splat(w, 4);
  const w2 = v128.load32_splat(w, 8);
  const w3 = v128.load32_splat(w, 12);
  const w4 = v128.load32_splat(w, 16);
  const w5 = v128.load32_splat(w, 20);
  const w6 = v128.load32_splat(w, 24);
  const w7 = v128.load32_splat(w, 28);
  const w8 = v128.load32_splat(w, 32);
  let sum = v128.load32_splat(start);
  if (!top) {
    const xFirst = v128.load(from);
    const xSecond = secondOf(step, from, xFirst);
    const x0 = leftTaps(step, kind, xFirst, xSecond, before);
    const x1 = middleTaps(step, from, xFirst, xSecond);
    const x2 = rightTaps(step, kind, from, x0, after);
    sum = f32x4.add(sum, threeTaps(x0, x1, x2, w0, w1, w2));
    from += rowBytes;
  }
  const whole = (H - 1 + top) >> 1;
  for (const end = to + <usize>whole * outBytes; to < end; to += outBytes) {
    {
      const xFirst = v128.load(from);
      const xSecond = secondOf(step, from, xFirst);
      const x0 = leftTaps(step, kind, xFirst, xSecond, before);
      const x1 = middleTaps(step, from, xFirst, xSecond);
      const x2 = rightTaps(step, kind, from, x0, after);
      sum = f32x4.add(sum, threeTaps(x0, x1, x2, w3, w4, w5));
    }
    from += rowBytes;
    if (from == 0) break;
    const xFirst = v128.load(from);
    const xSecond = secondOf(step, from, xFirst);
    const x0 = leftTaps(step, kind, xFirst, xSecond, before);
    const x1 = middleTaps(step, from, xFirst, xSecond);
    const x2 = rightTaps(step, kind, from, x0, after);
    const done = f32x4.add(sum, threeTaps(x0, x1, x2, w6, w7, w8));
    sum = multiplyAdd(x2, w2, multiplyAdd(x1, w1, multiplyAdd(x0, w0, v128.load32_splat(start))));
    if (kind == ONLY) storeLanes(to, done, Q);
    else v128.store(to, done);
    from += rowBytes;
    if (kind == INNER) {
      load<u8>(nextIn);
      nextIn += <usize>(2 * step) * VECTOR;
    }
  }
  if (whole == P) return;
  const xFirst = v128.load(from);
  const xSecond = secondOf(step, from, xFirst);
  const x0 = leftTaps(step, kind, xFirst, xSecond, before);
  const x1 = middleTaps(step, from, xFirst, xSecond);
  const x2 = rightTaps(step, kind, from, x0, after);
  const done = f32x4.add(sum, threeTaps(x0, x1, x2, w3, w4, w5));
  if (kind == ONLY) storeLanes(to, done, Q);
  else v128.store(to, done);
}
