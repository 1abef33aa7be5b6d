import { RELU6 } from './activation-codes';
import { FLOAT, LANES, multiplyAdd, storeLanes, VECTOR } from './simd';

/** Bytes from one row of a packed panel of the right matrix to the next. */
export const PANEL_ROW: usize = 2 * VECTOR;

/**
 * One tile of a matrix product from packed panels, its sums in registers.
 *
 *   out[r, c] = start[r] + Σ_p a[p, r] · b[p, c]   for r < rows and c < 4·vectors
 *
 * `rows` (1 to 5) and `vectors` (1 or 2) are literals wherever this is inlined. Five rows are what fits: 5 × 2 sums,
 * 2 vectors of the right matrix and 3 of the left fill the 15 vector registers that V8 uses on x86-64; without fused
 * multiply-add, one of the last three holds a product. With fused multiply-add six rows would fit too, but only with an
 * exit before each row. Branches and multiplications share one of the processor's ports, so that is a tenth slower.
 *
 * The exits before a row are never taken. V8's TurboFan moves all loads of a basic block before its arithmetic, and
 * five rows then need more registers than there are; an exit begins a new block. Without the exits the loop spills and
 * loses two fifths of its speed; with fused multiply-add one exit is enough.
 *
 * @param out         first element of the tile; a row every `stride` bytes
 * @param start       the value that each row starts from
 * @param a           [depth, rows]
 * @param b           [depth, 8]
 * @param columns     columns from here to the end of the matrix: where they are fewer than the tile's, only these are
 *                    stored
 * @param accumulate  also adds the values that `out` had before
 * @param clip        RELU or RELU6 where the sums are activated before they leave the registers, without `accumulate`; or 0
 */
// @ts-ignore: decorator
@inline
export function tile(
  rows: i32,
  vectors: i32,
  out: usize,
  stride: usize,
  start: usize,
  a: usize,
  b: usize,
  depth: i32,
  columns: i32,
  accumulate: bool,
  clip: i32,
): void {
  let t00 = v128.load32_splat(start);
  let t01 = t00;
  let t10 = rows > 1 ? v128.load32_splat(start, 4) : t00;
  let t11 = t10;
  let t20 = rows > 2 ? v128.load32_splat(start, 8) : t00;
  let t21 = t20;
  let t30 = rows > 3 ? v128.load32_splat(start, 12) : t00;
  let t31 = t30;
  let t40 = rows > 4 ? v128.load32_splat(start, 16) : t00;
  let t41 = t40;
  const end = b + <usize>depth * PANEL_ROW;
  do {
    const b0 = v128.load(b);
    const b1 = vectors > 1 ? v128.load(b, 16) : b0;
    const a0 = v128.load32_splat(a);
    t00 = multiplyAdd(a0, b0, t00);
    if (vectors > 1) t01 = multiplyAdd(a0, b1, t01);
    if (rows > 1) {
      if (!ASC_FEATURE_RELAXED_SIMD && a == 0) break;
      const a1 = v128.load32_splat(a, 4);
      t10 = multiplyAdd(a1, b0, t10);
      if (vectors > 1) t11 = multiplyAdd(a1, b1, t11);
    }
    if (rows > 2) {
      if (!ASC_FEATURE_RELAXED_SIMD && b == 0) break;
      const a2 = v128.load32_splat(a, 8);
      t20 = multiplyAdd(a2, b0, t20);
      if (vectors > 1) t21 = multiplyAdd(a2, b1, t21);
    }
    if (rows > 3) {
      if (a == b) break;
      const a3 = v128.load32_splat(a, 12);
      t30 = multiplyAdd(a3, b0, t30);
      if (vectors > 1) t31 = multiplyAdd(a3, b1, t31);
    }
    if (rows > 4) {
      if (!ASC_FEATURE_RELAXED_SIMD && a == out) break;
      const a4 = v128.load32_splat(a, 16);
      t40 = multiplyAdd(a4, b0, t40);
      if (vectors > 1) t41 = multiplyAdd(a4, b1, t41);
    }
    a += <usize>rows * FLOAT;
    b += PANEL_ROW;
  } while (b < end);
  if (clip) {
    const most = f32x4.splat(clip == RELU6 ? 6 : Infinity);
    t00 = between(t00, most);
    if (vectors > 1) t01 = between(t01, most);
    if (rows > 1) t10 = between(t10, most);
    if (rows > 1 && vectors > 1) t11 = between(t11, most);
    if (rows > 2) t20 = between(t20, most);
    if (rows > 2 && vectors > 1) t21 = between(t21, most);
    if (rows > 3) t30 = between(t30, most);
    if (rows > 3 && vectors > 1) t31 = between(t31, most);
    if (rows > 4) t40 = between(t40, most);
    if (rows > 4 && vectors > 1) t41 = between(t41, most);
  }
  storeRow(vectors, out, t00, t01, columns, accumulate);
  if (rows > 1) storeRow(vectors, out + stride, t10, t11, columns, accumulate);
  if (rows > 2) storeRow(vectors, out + 2 * stride, t20, t21, columns, accumulate);
  if (rows > 3) storeRow(vectors, out + 3 * stride, t30, t31, columns, accumulate);
  if (rows > 4) storeRow(vectors, out + 4 * stride, t40, t41, columns, accumulate);
}

// @ts-ignore: decorator
@inline
function storeRow(vectors: i32, to: usize, t0: v128, t1: v128, columns: i32, accumulate: bool): void {
  const first = accumulate ? f32x4.add(t0, v128.load(to)) : t0;
  if (vectors > 1) {
    v128.store(to, first);
    storeLanes(to + VECTOR, accumulate ? f32x4.add(t1, v128.load(to, 16)) : t1, columns - LANES);
  } else {
    storeLanes(to, first, columns);
  }
}

/** To 0 … most, as the kernels of ReLU and ReLU6 do it: NaN stays NaN. */
// @ts-ignore: decorator
@inline
function between(x: v128, most: v128): v128 {
  return f32x4.pmin(f32x4.pmax(x, f32x4.splat(0)), most);
}
