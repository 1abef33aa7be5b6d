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
 * Depthwise 3×3 convolution with stride 1 of one channel, in strips of four columns from top to bottom.
 *
 *   out[y, q] = start + Σ_{i,j} w[i, j] · image[y + i − top, q + j − left],   0 outside the image
 *
 * Nothing is copied: rows outside the image are skipped, and taps outside its columns are masked, which happens only in
 * the first and the last strip.
 *
 * A strip jumps from row to row, which hardware prefetchers follow badly. So the inner strips also touch the next
 * channel and its output, in order, a vector per row: both are in the cache when they are needed.
 *
 * @param out      [P, Q]
 * @param image    [H, W]
 * @param w        [3, 3]
 * @param start    address of the value that every sum starts from
 * @param top      rows of padding above the image, 0 or 1; `bottom` are those below it
 * @param left     columns of padding left of the image, 0 or 1; `right` are those right of it
 * @param nextIn   the next channel, or any place where [H, W] values may be read
 * @param nextOut  the next output, or any place where [P, Q] values may be read
 */
export function filterNineTaps(
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
  nextOut: usize,
): void {
  strips(1, out, image, w, start, H, W, top, left, bottom, right, P, Q, nextIn, nextOut);
}

/** The same for windows that move by 1 row and 2 columns: image[y + i − top, 2·q + j − left]. */
export function filterNineTapsAcrossByTwo(
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
  nextOut: usize,
): void {
  strips(2, out, image, w, start, H, W, top, left, bottom, right, P, Q, nextIn, nextOut);
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
  nextOut: usize,
): void {
  const touched = <usize>(step * H) * VECTOR;
  const lastIn = nextIn + <usize>(H * W) * FLOAT - touched;
  const lastOut = nextOut + <usize>(P * Q) * FLOAT - <usize>P * VECTOR;
  for (let q = 0; q < Q; q += LANES) {
    // The last strip begins earlier where four do not divide the row, and computes some pixels again.
    const column = Q >= LANES ? min(q, Q - LANES) : 0;
    const from = image + <usize>(step * column - left) * FLOAT;
    const to = out + <usize>column * FLOAT;
    if (Q <= LANES) strip(step, ONLY, to, from, w, start, H, W, top, left, bottom, right, P, Q, column, nextIn, nextOut);
    else if (left && column == 0) strip(step, FIRST, to, from, w, start, H, W, top, left, bottom, right, P, Q, column, nextIn, nextOut);
    else if (right && column + LANES == Q) strip(step, LAST, to, from, w, start, H, W, top, left, bottom, right, P, Q, column, nextIn, nextOut);
    else {
      strip(step, INNER, to, from, w, start, H, W, top, left, bottom, right, P, Q, column, nextIn, nextOut);
      nextIn = min(nextIn + touched, lastIn);
      nextOut = min(nextOut + <usize>P * VECTOR, lastOut);
    }
  }
}

/**
 * Loads each row of the image once and adds it to the three output rows that need it. The sums of the two output rows
 * that still wait for more rows, the nine weights and the three taps of a row take 14 of the 15 vector registers; the
 * start is loaded each time. Three taps are summed before they are added to a waiting sum: a chain of nine dependent
 * multiply-adds would fill the processor's reorder buffer and cost a fifth of the speed.
 */
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
  nextOut: usize,
): void {
  const rowBytes = <usize>W * FLOAT;
  const outBytes = <usize>Q * FLOAT;
  const end = from + <usize>H * rowBytes;
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
  // The sum of the output row whose middle row is loaded next, and that of the output row below it.
  let upper = v128.load32_splat(start);
  if (!top) {
    const xFirst = v128.load(from);
    const xSecond = secondOf(step, from, xFirst);
    const x0 = leftTaps(step, kind, xFirst, xSecond, before);
    const x1 = middleTaps(step, from, xFirst, xSecond);
    const x2 = rightTaps(step, kind, from, x0, after);
    upper = f32x4.add(upper, threeTaps(x0, x1, x2, w0, w1, w2));
    from += rowBytes;
  }
  const yFirst = v128.load(from);
  const ySecond = secondOf(step, from, yFirst);
  const y0 = leftTaps(step, kind, yFirst, ySecond, before);
  const y1 = middleTaps(step, from, yFirst, ySecond);
  const y2 = rightTaps(step, kind, from, y0, after);
  upper = f32x4.add(upper, threeTaps(y0, y1, y2, w3, w4, w5));
  let lower = f32x4.add(v128.load32_splat(start), threeTaps(y0, y1, y2, w0, w1, w2));
  from += rowBytes;
  while (from < end) {
    const xFirst = v128.load(from);
    const xSecond = secondOf(step, from, xFirst);
    const x0 = leftTaps(step, kind, xFirst, xSecond, before);
    const x1 = middleTaps(step, from, xFirst, xSecond);
    const x2 = rightTaps(step, kind, from, x0, after);
    const done = f32x4.add(upper, threeTaps(x0, x1, x2, w6, w7, w8));
    upper = f32x4.add(lower, threeTaps(x0, x1, x2, w3, w4, w5));
    lower = multiplyAdd(x2, w2, multiplyAdd(x1, w1, multiplyAdd(x0, w0, v128.load32_splat(start))));
    if (kind == ONLY) storeLanes(to, done, Q);
    else v128.store(to, done);
    from += rowBytes;
    to += outBytes;
    if (kind == INNER) {
      load<u8>(nextIn);
      load<u8>(nextOut);
      nextIn += <usize>step * VECTOR;
      nextOut += VECTOR;
    }
  }
  if (!bottom) return;
  if (kind == ONLY) storeLanes(to, upper, Q);
  else v128.store(to, upper);
}
