import { FLOAT, LANES } from './simd';

/** Bytes of a place, an i32. */
const PLACE: usize = 4;

/**
 * An image in another size, with two or four taps along each axis: along the rows first, then along the columns.
 *
 *   out[plane, y, q] = Σ_{i,j} rowWeights[y, i] · columnWeights[q, j] · x[plane, rows[y, i], columns[q, j]]
 *
 * Each input row is resized once and kept, row h at place h mod taps, for the output rows that need it.
 *
 * @param rows           i32 [P, taps]
 * @param rowWeights     [P, taps]
 * @param columns        i32 byte offsets, [taps, Q]
 * @param columnWeights  [taps, Q]
 * @param begin          first plane; `end` is the one after the last
 * @param kept           scratch of taps · (stride + 1) values, where stride is Q rounded up to a vector
 */
export function resize(
  out: usize,
  x: usize,
  rows: usize,
  rowWeights: usize,
  columns: usize,
  columnWeights: usize,
  taps: i32,
  H: i32,
  W: i32,
  P: i32,
  Q: i32,
  begin: i32,
  end: i32,
  kept: usize,
): void {
  const stride = <usize>((Q + LANES - 1) & ~(LANES - 1)) * FLOAT;
  const holds = kept + <usize>taps * stride;
  x += <usize>(begin * H * W) * FLOAT;
  out += <usize>(begin * P * Q) * FLOAT;
  for (let plane = begin; plane < end; plane++) {
    for (let i = 0; i < taps; i++) store<i32>(holds + <usize>i * PLACE, -1);
    for (let y = 0; y < P; y++) {
      const first = <usize>(y * taps) * PLACE;
      for (let i = 0; i < taps; i++) {
        const h = load<i32>(rows + first + <usize>i * PLACE);
        const place = <usize>(h % taps);
        if (load<i32>(holds + place * PLACE) != h) {
          resizeRow(kept + place * stride, x + <usize>(h * W) * FLOAT, columns, columnWeights, taps, Q);
          store<i32>(holds + place * PLACE, h);
        }
      }
      mixRows(out, kept, stride, rows + first, rowWeights + first, taps, Q);
      out += <usize>Q * FLOAT;
    }
    x += <usize>(H * W) * FLOAT;
  }
}

/** to[q] = Σ_j weights[j, q] · from[columns[j, q]], four columns at a time, then one by one. */
function resizeRow(to: usize, from: usize, columns: usize, weights: usize, taps: i32, Q: i32): void {
  const row = <usize>Q * FLOAT;
  let q: i32 = 0;
  for (; q + LANES <= Q; q += LANES) {
    let sum = f32x4.splat(0);
    let at = <usize>q * FLOAT;
    for (let j = 0; j < taps; j++, at += row) {
      let four = v128.load32_splat(from + load<u32>(columns + at));
      four = v128.load32_lane(from + load<u32>(columns + at, 4), four, 1);
      four = v128.load32_lane(from + load<u32>(columns + at, 8), four, 2);
      four = v128.load32_lane(from + load<u32>(columns + at, 12), four, 3);
      sum = f32x4.add(sum, f32x4.mul(four, v128.load(weights + at)));
    }
    v128.store(to + <usize>q * FLOAT, sum);
  }
  for (; q < Q; q++) {
    let sum: f32 = 0;
    let at = <usize>q * FLOAT;
    for (let j = 0; j < taps; j++, at += row) {
      sum += load<f32>(from + load<u32>(columns + at)) * load<f32>(weights + at);
    }
    store<f32>(to + <usize>q * FLOAT, sum);
  }
}

/** to[q] = Σ_i weights[i] · kept[rows[i] mod taps, q]. */
function mixRows(
  to: usize,
  kept: usize,
  stride: usize,
  rows: usize,
  weights: usize,
  taps: i32,
  Q: i32,
): void {
  let q: i32 = 0;
  for (; q + LANES <= Q; q += LANES) {
    let sum = f32x4.splat(0);
    for (let i = 0; i < taps; i++) {
      const row = kept + <usize>(load<i32>(rows + <usize>i * PLACE) % taps) * stride;
      const weight = v128.load32_splat(weights + <usize>i * FLOAT);
      sum = f32x4.add(sum, f32x4.mul(weight, v128.load(row + <usize>q * FLOAT)));
    }
    v128.store(to + <usize>q * FLOAT, sum);
  }
  for (; q < Q; q++) {
    let sum: f32 = 0;
    for (let i = 0; i < taps; i++) {
      const row = kept + <usize>(load<i32>(rows + <usize>i * PLACE) % taps) * stride;
      sum += load<f32>(weights + <usize>i * FLOAT) * load<f32>(row + <usize>q * FLOAT);
    }
    store<f32>(to + <usize>q * FLOAT, sum);
  }
}
