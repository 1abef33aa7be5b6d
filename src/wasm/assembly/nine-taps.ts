import { FLOAT, LANES, multiplyAdd, storeLanes, VECTOR } from './simd';

/**
 * Depthwise 3×3 convolution with stride 1 of one padded channel: down the rows, four pixels wide.
 *
 *   out[y, q] = start + Σ_{i,j} w[i, j] · image[y + i·dilation, q + j·dilation]
 *
 * Each row of the image is loaded once and added to the three output rows that it belongs to, whose sums stay in
 * registers beside the nine weights: 3 loads for 9 multiply-adds instead of 9.
 *
 * @param out    [P, Q]
 * @param image  one channel of `padImage`, `width` values a row
 * @param w      [3, 3]
 */
export function filterNineTaps(
  out: usize,
  image: usize,
  w: usize,
  start: f32,
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
  const begin = f32x4.splat(start);
  const rowBytes = <usize>width * FLOAT;
  const outBytes = <usize>Q * FLOAT;
  for (let q = 0; q < Q; q += LANES) {
    // The last strip of four begins earlier where four do not divide the row, and computes some pixels again.
    const column = Q >= LANES ? min(q, Q - LANES) : 0;
    let from = image + <usize>column * FLOAT;
    let to = out + <usize>column * FLOAT;
    let upper = begin;
    let lower = begin;
    for (let row = 0; row < P + 2; row++) {
      const x0 = v128.load(from);
      const x1 = v128.load(from, 4);
      const x2 = v128.load(from, 8);
      const done = multiplyAdd(x2, w8, multiplyAdd(x1, w7, multiplyAdd(x0, w6, upper)));
      upper = multiplyAdd(x2, w5, multiplyAdd(x1, w4, multiplyAdd(x0, w3, lower)));
      lower = multiplyAdd(x2, w2, multiplyAdd(x1, w1, multiplyAdd(x0, w0, begin)));
      from += rowBytes;
      if (row < 2) continue;
      if (Q >= LANES) v128.store(to, done);
      else storeLanes(to, done, Q);
      to += outBytes;
    }
  }
}
