import { activate } from './activations';
import { exponential } from './exponential';
import { FLOAT, LANES, multiplyAdd, storeLanes, sumOfLanes, VECTOR } from './simd';

/** Sums that are computed before their activation: so many stay in the L1 cache. */
const CHUNK: i32 = 1024;

/** out[i] = f(a[i] + b[i]) for begin ≤ i < end; out may be a or b; `activation` is the code of f. */
export function add(out: usize, a: usize, b: usize, activation: i32, begin: i32, end: i32): void {
  for (let first = begin; first < end; first += CHUNK) {
    const last = min(first + CHUNK, end);
    for (let i = first; i < last; i += LANES) {
      const at = <usize>i * FLOAT;
      storeLanes(out + at, f32x4.add(v128.load(a + at), v128.load(b + at)), last - i);
    }
    activate(activation, out + <usize>first * FLOAT, last - first);
  }
}

/** out[plane, i] = scale[c] · x[plane, i] + shift[c] for planes begin … end − 1, c = plane mod C; out may be x. */
export function scaleShift(
  out: usize,
  x: usize,
  scale: usize,
  shift: usize,
  channels: i32,
  pixels: i32,
  begin: i32,
  end: i32,
): void {
  const bytes = <usize>pixels * FLOAT;
  x += <usize>begin * bytes;
  out += <usize>begin * bytes;
  for (let plane = begin; plane < end; plane++) {
    const c = <usize>(plane % channels) * FLOAT;
    const factor = v128.load32_splat(scale + c);
    const offset = v128.load32_splat(shift + c);
    for (let i = 0; i < pixels; i += LANES) {
      const at = <usize>i * FLOAT;
      storeLanes(out + at, multiplyAdd(v128.load(x + at), factor, offset), pixels - i);
    }
    x += bytes;
    out += bytes;
  }
}

/** out[row, i] = x[row, i] · factors[i] for rows begin … end − 1; out may be x. */
export function multiplyRows(
  out: usize,
  x: usize,
  factors: usize,
  length: i32,
  begin: i32,
  end: i32,
): void {
  x += <usize>(begin * length) * FLOAT;
  out += <usize>(begin * length) * FLOAT;
  for (let row = begin; row < end; row++) {
    for (let i = 0; i < length; i += LANES) {
      const at = <usize>i * FLOAT;
      storeLanes(out + at, f32x4.mul(v128.load(x + at), v128.load(factors + at)), length - i);
    }
    x += <usize>length * FLOAT;
    out += <usize>length * FLOAT;
  }
}

/** out[plane] = mean of the plane's pixels, for planes begin … end − 1. */
export function means(out: usize, x: usize, pixels: i32, begin: i32, end: i32): void {
  x += <usize>(begin * pixels) * FLOAT;
  out += <usize>begin * FLOAT;
  for (let plane = begin; plane < end; plane++) {
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let i = 0;
    for (; i + 2 * LANES <= pixels; i += 2 * LANES) {
      s0 = f32x4.add(s0, v128.load(x));
      s1 = f32x4.add(s1, v128.load(x, 16));
      x += 2 * VECTOR;
    }
    let sum = sumOfLanes(f32x4.add(s0, s1));
    for (; i < pixels; i++) {
      sum += load<f32>(x);
      x += FLOAT;
    }
    store<f32>(out, sum / <f32>pixels);
    out += FLOAT;
  }
}

/** Softmax of rows begin … end − 1: out[r, i] = e^(x[r, i] − max) / Σ_j e^(x[r, j] − max); out may be x. */
export function softmax(out: usize, x: usize, length: i32, begin: i32, end: i32): void {
  const bytes = <usize>length * FLOAT;
  x += <usize>begin * bytes;
  out += <usize>begin * bytes;
  for (let row = begin; row < end; row++) {
    let largest = load<f32>(x);
    for (let at: usize = FLOAT; at < bytes; at += FLOAT) largest = max(largest, load<f32>(x + at));
    const shift = f32x4.splat(largest);
    for (let i = 0; i < length; i += LANES) {
      const at = <usize>i * FLOAT;
      storeLanes(out + at, exponential(f32x4.sub(v128.load(x + at), shift)), length - i);
    }
    let sum: f32 = 0;
    for (let at: usize = 0; at < bytes; at += FLOAT) sum += load<f32>(out + at);
    for (let at: usize = 0; at < bytes; at += FLOAT) store<f32>(out + at, load<f32>(out + at) / sum);
    x += bytes;
    out += bytes;
  }
}
