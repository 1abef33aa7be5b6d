import { activate } from './activations';
import { FLOAT, LANES, multiplyAdd, sumOfLanes, VECTOR } from './simd';

/**
 * Fully connected layer: dot products along the features, four units at a time.
 *
 *   out[n, k] = f(start[k] + Σ_c w[k, c] · x[n, c])   for begin ≤ k < end
 *
 * Four rows of w are multiplied with all images before the next four are read.
 *
 * @param out         [images, units]
 * @param x           [images, features]
 * @param w           [units, features]
 * @param start       [units]
 * @param activation  code of f, see activation-codes.ts
 */
export function dense(
  out: usize,
  x: usize,
  w: usize,
  start: usize,
  images: i32,
  units: i32,
  features: i32,
  activation: i32,
  begin: i32,
  end: i32,
): void {
  const bytes = <usize>features * FLOAT;
  let k = begin;
  for (; k + 4 <= end; k += 4) {
    for (let n = 0; n < images; n++) {
      const to = out + <usize>(n * units + k) * FLOAT;
      fourUnits(to, x + <usize>n * bytes, w + <usize>k * bytes, start + <usize>k * FLOAT, features);
    }
  }
  for (; k < end; k++) {
    for (let n = 0; n < images; n++) {
      const sum = dot(x + <usize>n * bytes, w + <usize>k * bytes, features);
      store<f32>(out + <usize>(n * units + k) * FLOAT, load<f32>(start + <usize>k * FLOAT) + sum);
    }
  }
  for (let n = 0; n < images; n++) activate(activation, out + <usize>(n * units + begin) * FLOAT, end - begin);
}

function fourUnits(out: usize, x: usize, w: usize, start: usize, features: i32): void {
  const bytes = <usize>features * FLOAT;
  const whole = <usize>(features & -LANES) * FLOAT;
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  const w1 = w + bytes;
  const w2 = w1 + bytes;
  const w3 = w2 + bytes;
  let at: usize = 0;
  for (; at < whole; at += VECTOR) {
    const value = v128.load(x + at);
    s0 = multiplyAdd(value, v128.load(w + at), s0);
    s1 = multiplyAdd(value, v128.load(w1 + at), s1);
    s2 = multiplyAdd(value, v128.load(w2 + at), s2);
    s3 = multiplyAdd(value, v128.load(w3 + at), s3);
  }
  let r0 = load<f32>(start) + sumOfLanes(s0);
  let r1 = load<f32>(start, 4) + sumOfLanes(s1);
  let r2 = load<f32>(start, 8) + sumOfLanes(s2);
  let r3 = load<f32>(start, 12) + sumOfLanes(s3);
  for (; at < bytes; at += FLOAT) {
    const value = load<f32>(x + at);
    r0 += value * load<f32>(w + at);
    r1 += value * load<f32>(w1 + at);
    r2 += value * load<f32>(w2 + at);
    r3 += value * load<f32>(w3 + at);
  }
  store<f32>(out, r0);
  store<f32>(out, r1, 4);
  store<f32>(out, r2, 8);
  store<f32>(out, r3, 12);
}

function dot(x: usize, w: usize, features: i32): f32 {
  const whole = <usize>(features & -LANES) * FLOAT;
  let sums = f32x4.splat(0);
  let at: usize = 0;
  for (; at < whole; at += VECTOR) sums = multiplyAdd(v128.load(x + at), v128.load(w + at), sums);
  let sum = sumOfLanes(sums);
  for (const end = <usize>features * FLOAT; at < end; at += FLOAT) {
    sum += load<f32>(x + at) * load<f32>(w + at);
  }
  return sum;
}
