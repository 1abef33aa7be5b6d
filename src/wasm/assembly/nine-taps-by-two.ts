import { FLOAT, LANES, multiplyAdd, storeLanes, VECTOR } from './simd';
import { FIRST, INNER, LAST, ONLY, threeTaps } from './nine-taps';

/**
 * Depthwise 3×3 convolution with stride 2 of one channel; arguments as for `filterNineTaps`.
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
  P: i32,
  Q: i32,
  nextIn: usize,
  nextOut: usize,
): void {
  const lastIn = nextIn + <usize>(H * W) * FLOAT - 4 * <usize>P * VECTOR;
  const lastOut = nextOut + <usize>(P * Q) * FLOAT - <usize>P * VECTOR;
  const masked = left || 2 * Q + 1 > W + left;
  for (let q = 0; q < Q; q += LANES) {
    const column = Q >= LANES ? min(q, Q - LANES) : 0;
    const from = image + <usize>(2 * column - left) * FLOAT;
    const to = out + <usize>column * FLOAT;
    if (Q <= LANES) strip(ONLY, to, from, w, start, H, W, top, left, P, Q, column, nextIn, nextOut);
    else if (left && column == 0) strip(FIRST, to, from, w, start, H, W, top, left, P, Q, column, nextIn, nextOut);
    else if (masked && column + LANES == Q) strip(LAST, to, from, w, start, H, W, top, left, P, Q, column, nextIn, nextOut);
    else {
      strip(INNER, to, from, w, start, H, W, top, left, P, Q, column, nextIn, nextOut);
      nextIn = min(nextIn + 4 * <usize>P * VECTOR, lastIn);
      nextOut = min(nextOut + <usize>P * VECTOR, lastOut);
    }
  }
}

/** Two output rows need every second row of the image. Even and odd columns are separated by shuffles. */
// @ts-ignore: decorator
@inline
function strip(
  kind: i32,
  to: usize,
  from: usize,
  w: usize,
  start: usize,
  H: i32,
  W: i32,
  top: i32,
  left: i32,
  P: i32,
  Q: i32,
  column: i32,
  nextIn: usize,
  nextOut: usize,
): void {
  const rowBytes = <usize>W * FLOAT;
  const outBytes = <usize>Q * FLOAT;
  const before = i32x4.ne(i32x4.splat(left ? column : 1), i32x4(0, i32.MIN_VALUE, i32.MIN_VALUE, i32.MIN_VALUE));
  const after = i32x4.ne(i32x4.splat(W - 2 + left - 2 * column), i32x4(0, 2, 4, 6));
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
    const x0 = leftTaps(kind, from, before);
    const x1 = middleTaps(from);
    const x2 = rightTaps(kind, from, after);
    sum = f32x4.add(sum, threeTaps(x0, x1, x2, w0, w1, w2));
    from += rowBytes;
  }
  const whole = (H - 1 + top) >> 1;
  for (const end = to + <usize>whole * outBytes; to < end; to += outBytes) {
    {
      const x0 = leftTaps(kind, from, before);
      const x1 = middleTaps(from);
      const x2 = rightTaps(kind, from, after);
      sum = f32x4.add(sum, threeTaps(x0, x1, x2, w3, w4, w5));
    }
    from += rowBytes;
    if (from == 0) break;
    const x0 = leftTaps(kind, from, before);
    const x1 = middleTaps(from);
    const x2 = rightTaps(kind, from, after);
    const done = f32x4.add(sum, threeTaps(x0, x1, x2, w6, w7, w8));
    sum = multiplyAdd(x2, w2, multiplyAdd(x1, w1, multiplyAdd(x0, w0, v128.load32_splat(start))));
    if (kind == ONLY) storeLanes(to, done, Q);
    else v128.store(to, done);
    from += rowBytes;
    if (kind == INNER) {
      load<u8>(nextIn);
      load<u8>(nextOut);
      nextIn += 4 * VECTOR;
      nextOut += VECTOR;
    }
  }
  if (whole == P) return;
  const x0 = leftTaps(kind, from, before);
  const x1 = middleTaps(from);
  const x2 = rightTaps(kind, from, after);
  const done = f32x4.add(sum, threeTaps(x0, x1, x2, w3, w4, w5));
  if (kind == ONLY) storeLanes(to, done, Q);
  else v128.store(to, done);
}

// @ts-ignore: decorator
@inline
function leftTaps(kind: i32, from: usize, mask: v128): v128 {
  const taps = i32x4.shuffle(v128.load(from), v128.load(from, 16), 0, 2, 4, 6);
  return kind == FIRST || kind == ONLY ? v128.and(taps, mask) : taps;
}

// @ts-ignore: decorator
@inline
function middleTaps(from: usize): v128 {
  return i32x4.shuffle(v128.load(from), v128.load(from, 16), 1, 3, 5, 7);
}

// @ts-ignore: decorator
@inline
function rightTaps(kind: i32, from: usize, mask: v128): v128 {
  const taps = i32x4.shuffle(v128.load(from, 8), v128.load(from, 20), 0, 2, 5, 7);
  return kind == LAST || kind == ONLY ? v128.and(taps, mask) : taps;
}
