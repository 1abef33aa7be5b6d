import { FLOAT, LANES, multiplyAdd, storeLanes } from './simd';

/**
 * Depthwise 3×3 convolution with stride 1 of one padded channel: down the rows, four pixels wide.
 *
 *   out[y, q] = start + Σ_{i,j} w[i, j] · image[y + i, q + j]
 *
 * Each row of the image is loaded once and added to the three output rows that it belongs to, whose sums stay in
 * registers beside the nine weights: 3 loads for 9 multiply-adds instead of 9. The start is loaded each time, because
 * there is no register left for it.
 *
 * @param out    [P, Q]
 * @param image  one channel of `padImage` with stride 1, `width` values a row
 * @param w      [3, 3]
 * @param start  address of the start
 */
export function filterNineTaps(
  out: usize,
  image: usize,
  w: usize,
  start: usize,
  P: i32,
  Q: i32,
  width: i32,
): void {
  const w0 = v128.load32_splat(w);
  const w1 = v128.load32_splat(w, 4);
  const w2 = v128.load32_splat(w, 8);
  const w3 = v128.load32_splat(w, 12);
  const w4 = v128.load32_splat(w, 16);
  const w5 = v128.load32_splat(w, 20);
  const w6 = v128.load32_splat(w, 24);
  const w7 = v128.load32_splat(w, 28);
  const w8 = v128.load32_splat(w, 32);
  const rowBytes = <usize>width * FLOAT;
  const outBytes = <usize>Q * FLOAT;
  for (let q = 0; q < Q; q += LANES) {
    // The last strip of four begins earlier where four do not divide the row, and computes some pixels again.
    const column = Q >= LANES ? min(q, Q - LANES) : 0;
    let from = image + <usize>column * FLOAT;
    let to = out + <usize>column * FLOAT;
    let upper = row(from, w0, w1, w2, v128.load32_splat(start));
    from += rowBytes;
    upper = row(from, w3, w4, w5, upper);
    let lower = row(from, w0, w1, w2, v128.load32_splat(start));
    for (let y = 0; y < P; y++) {
      from += rowBytes;
      const x0 = v128.load(from);
      const x1 = v128.load(from, 4);
      const x2 = v128.load(from, 8);
      const done = multiplyAdd(x2, w8, multiplyAdd(x1, w7, multiplyAdd(x0, w6, upper)));
      upper = multiplyAdd(x2, w5, multiplyAdd(x1, w4, multiplyAdd(x0, w3, lower)));
      lower = multiplyAdd(x2, w2, multiplyAdd(x1, w1, multiplyAdd(x0, w0, v128.load32_splat(start))));
      if (Q >= LANES) v128.store(to, done);
      else storeLanes(to, done, Q);
      to += outBytes;
    }
  }
}

/** The same with stride 2: even and odd columns are separated by shuffles. */
export function filterNineTapsByTwo(
  out: usize,
  image: usize,
  w: usize,
  start: usize,
  P: i32,
  Q: i32,
  width: i32,
): void {
  const w0 = v128.load32_splat(w);
  const w1 = v128.load32_splat(w, 4);
  const w2 = v128.load32_splat(w, 8);
  const w3 = v128.load32_splat(w, 12);
  const w4 = v128.load32_splat(w, 16);
  const w5 = v128.load32_splat(w, 20);
  const w6 = v128.load32_splat(w, 24);
  const w7 = v128.load32_splat(w, 28);
  const w8 = v128.load32_splat(w, 32);
  const rowBytes = <usize>width * FLOAT;
  const outBytes = <usize>Q * FLOAT;
  for (let q = 0; q < Q; q += LANES) {
    const column = Q >= LANES ? min(q, Q - LANES) : 0;
    let from = image + <usize>(2 * column) * FLOAT;
    let to = out + <usize>column * FLOAT;
    for (let y = 0; y < P; y++) {
      let sum = rowByTwo(from, w0, w1, w2, v128.load32_splat(start));
      sum = rowByTwo(from + rowBytes, w3, w4, w5, sum);
      sum = rowByTwo(from + 2 * rowBytes, w6, w7, w8, sum);
      if (Q >= LANES) v128.store(to, sum);
      else storeLanes(to, sum, Q);
      from += 2 * rowBytes;
      to += outBytes;
    }
  }
}

// @ts-ignore: decorator
@inline
function row(from: usize, left: v128, middle: v128, right: v128, sum: v128): v128 {
  sum = multiplyAdd(v128.load(from), left, sum);
  sum = multiplyAdd(v128.load(from, 4), middle, sum);
  return multiplyAdd(v128.load(from, 8), right, sum);
}

// @ts-ignore: decorator
@inline
function rowByTwo(from: usize, left: v128, middle: v128, right: v128, sum: v128): v128 {
  const first = v128.load(from);
  const second = v128.load(from, 16);
  sum = multiplyAdd(i32x4.shuffle(first, second, 0, 2, 4, 6), left, sum);
  sum = multiplyAdd(i32x4.shuffle(first, second, 1, 3, 5, 7), middle, sum);
  const third = i32x4.shuffle(v128.load(from, 8), v128.load(from, 20), 0, 2, 5, 7);
  return multiplyAdd(third, right, sum);
}
