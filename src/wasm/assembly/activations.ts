import { exponential } from './exponential';
import { FLOAT, LANES, storeLanes } from './simd';

/** out[i] = max(x[i], 0) for begin ≤ i < end; out may be x, here and in all that follow. */
export function relu(out: usize, x: usize, begin: i32, end: i32): void {
  const zero = f32x4.splat(0);
  for (let i = begin; i < end; i += LANES) {
    const at = <usize>i * FLOAT;
    storeLanes(out + at, f32x4.pmax(v128.load(x + at), zero), end - i);
  }
}

/** out[i] = min(max(x[i], 0), 6). */
export function relu6(out: usize, x: usize, begin: i32, end: i32): void {
  for (let i = begin; i < end; i += LANES) {
    const at = <usize>i * FLOAT;
    storeLanes(out + at, cutAtSix(v128.load(x + at)), end - i);
  }
}

/** out[i] = 1 / (1 + e^−x[i]). */
export function sigmoid(out: usize, x: usize, begin: i32, end: i32): void {
  const one = f32x4.splat(1);
  for (let i = begin; i < end; i += LANES) {
    const at = <usize>i * FLOAT;
    storeLanes(out + at, f32x4.div(one, onePlusExponential(v128.load(x + at))), end - i);
  }
}

/** out[i] = x[i] / (1 + e^−x[i]). */
export function swish(out: usize, x: usize, begin: i32, end: i32): void {
  for (let i = begin; i < end; i += LANES) {
    const at = <usize>i * FLOAT;
    const value = v128.load(x + at);
    storeLanes(out + at, f32x4.div(value, onePlusExponential(value)), end - i);
  }
}

/** out[i] = min(max(x[i] + 3, 0), 6) / 6. */
export function hardSigmoid(out: usize, x: usize, begin: i32, end: i32): void {
  for (let i = begin; i < end; i += LANES) {
    const at = <usize>i * FLOAT;
    storeLanes(out + at, threePieces(v128.load(x + at)), end - i);
  }
}

/** out[i] = x[i] · min(max(x[i] + 3, 0), 6) / 6. */
export function hSwish(out: usize, x: usize, begin: i32, end: i32): void {
  for (let i = begin; i < end; i += LANES) {
    const at = <usize>i * FLOAT;
    const value = v128.load(x + at);
    storeLanes(out + at, f32x4.mul(value, threePieces(value)), end - i);
  }
}

// @ts-ignore: decorator
@inline
function cutAtSix(x: v128): v128 {
  return f32x4.pmin(f32x4.pmax(x, f32x4.splat(0)), f32x4.splat(6));
}

// @ts-ignore: decorator
@inline
function threePieces(x: v128): v128 {
  return f32x4.mul(cutAtSix(f32x4.add(x, f32x4.splat(3))), f32x4.splat(1.0 / 6));
}

// @ts-ignore: decorator
@inline
function onePlusExponential(x: v128): v128 {
  return f32x4.add(f32x4.splat(1), exponential(f32x4.neg(x)));
}
