import { multiplyAdd } from './simd';

/** A strip of four output columns whose taps all lie inside the rows. */
export const INNER: i32 = 0;
/** The strip at the left end of the rows: taps left of the image are masked. */
export const FIRST: i32 = 1;
/** The strip at the right end of the rows: taps right of the image are masked. */
export const LAST: i32 = 2;
/** The only strip, where rows have at most four output pixels. */
export const ONLY: i32 = 3;

/**
 * The left taps of four windows that move by `step`, 1 or 2. With 2, they are the even ones of eight values, which the
 * middle taps share.
 */
// @ts-ignore: decorator
@inline
export function leftTaps(step: i32, kind: i32, first: v128, second: v128, mask: v128): v128 {
  const taps = step == 1 ? first : i32x4.shuffle(first, second, 0, 2, 4, 6);
  return kind == FIRST || kind == ONLY ? v128.and(taps, mask) : taps;
}

// @ts-ignore: decorator
@inline
export function middleTaps(step: i32, from: usize, first: v128, second: v128): v128 {
  return step == 1 ? v128.load(from, 4) : i32x4.shuffle(first, second, 1, 3, 5, 7);
}

/** With step 2, three of the right taps are left taps of the windows after them, which no mask has changed. */
// @ts-ignore: decorator
@inline
export function rightTaps(step: i32, kind: i32, from: usize, left: v128, mask: v128): v128 {
  const taps = step == 1 ? v128.load(from, 8) : i32x4.shuffle(left, v128.load32_zero(from, 32), 1, 2, 3, 4);
  return kind == LAST || kind == ONLY ? v128.and(taps, mask) : taps;
}

/** The values from the fifth on, where windows move by 2; with 1 they are not needed. */
// @ts-ignore: decorator
@inline
export function secondOf(step: i32, from: usize, first: v128): v128 {
  return step == 1 ? first : v128.load(from, 16);
}

/** Zeros for the left taps that lie outside the image, of the strip that begins at `column`. */
// @ts-ignore: decorator
@inline
export function maskBefore(column: i32, left: i32): v128 {
  return i32x4.ne(i32x4.splat(left ? column : 1), i32x4(0, i32.MIN_VALUE, i32.MIN_VALUE, i32.MIN_VALUE));
}

/** The same for the right taps. */
// @ts-ignore: decorator
@inline
export function maskAfter(step: i32, column: i32, W: i32, left: i32): v128 {
  const places = step == 1 ? i32x4(0, 1, 2, 3) : i32x4(0, 2, 4, 6);
  return i32x4.ne(i32x4.splat(W - 2 + left - step * column), places);
}

/** x0·w0 + x1·w1 + x2·w2 */
// @ts-ignore: decorator
@inline
export function threeTaps(x0: v128, x1: v128, x2: v128, w0: v128, w1: v128, w2: v128): v128 {
  return multiplyAdd(x2, w2, multiplyAdd(x1, w1, f32x4.mul(x0, w0)));
}
