import { H_SWISH, HARD_SIGMOID, RELU, RELU6, SIGMOID, SWISH } from './activation-codes';
import { exponential } from './exponential';
import { FLOAT, LANES, storeLanes, VECTOR } from './simd';

/** out[i] = max(x[i], 0) for begin ≤ i < end; out may be x, here and in all that follow. */
export function relu(out: usize, x: usize, begin: i32, end: i32): void {
  each(RELU, out, x, begin, end);
}

/** out[i] = min(max(x[i], 0), 6). */
export function relu6(out: usize, x: usize, begin: i32, end: i32): void {
  each(RELU6, out, x, begin, end);
}

/** out[i] = 1 / (1 + e^−x[i]). */
export function sigmoid(out: usize, x: usize, begin: i32, end: i32): void {
  each(SIGMOID, out, x, begin, end);
}

/** out[i] = x[i] / (1 + e^−x[i]). */
export function swish(out: usize, x: usize, begin: i32, end: i32): void {
  each(SWISH, out, x, begin, end);
}

/** out[i] = min(max(x[i] + 3, 0), 6) / 6. */
export function hardSigmoid(out: usize, x: usize, begin: i32, end: i32): void {
  each(HARD_SIGMOID, out, x, begin, end);
}

/** out[i] = x[i] · min(max(x[i] + 3, 0), 6) / 6. */
export function hSwish(out: usize, x: usize, begin: i32, end: i32): void {
  each(H_SWISH, out, x, begin, end);
}

/**
 * Applies an activation in place to sums that have just been written. They are still in the L1 cache, so a second pass
 * costs little, and the loops that compute the sums keep all registers for themselves. Where sums are few, it does cost:
 * matrix products clip theirs for ReLU and ReLU6 before they store them, see `tile`.
 *
 * @param activation  its code, see activation-codes.ts
 */
export function activate(activation: i32, at: usize, count: i32): void {
  if (activation == RELU) relu(at, at, 0, count);
  else if (activation == RELU6) relu6(at, at, 0, count);
  else if (activation == SIGMOID) sigmoid(at, at, 0, count);
  else if (activation == SWISH) swish(at, at, 0, count);
  else if (activation == HARD_SIGMOID) hardSigmoid(at, at, 0, count);
  else if (activation == H_SWISH) hSwish(at, at, 0, count);
}

// @ts-ignore: decorator
@inline
function each(activation: i32, out: usize, x: usize, begin: i32, end: i32): void {
  x += <usize>begin * FLOAT;
  out += <usize>begin * FLOAT;
  let rest = end - begin;
  for (; rest >= 2 * LANES; rest -= 2 * LANES) {
    const second = v128.load(x, 16);
    v128.store(out, valueOf(activation, v128.load(x)));
    v128.store(out, valueOf(activation, second), 16);
    x += 2 * VECTOR;
    out += 2 * VECTOR;
  }
  for (; rest > 0; rest -= LANES) {
    storeLanes(out, valueOf(activation, v128.load(x)), rest);
    x += VECTOR;
    out += VECTOR;
  }
}

// @ts-ignore: decorator
@inline
function valueOf(activation: i32, x: v128): v128 {
  if (activation == RELU) return atLeastZero(x);
  if (activation == RELU6) return cutAtSix(x);
  if (activation == SIGMOID) return f32x4.div(f32x4.splat(1), onePlusExponential(x));
  if (activation == SWISH) return f32x4.div(x, onePlusExponential(x));
  if (activation == HARD_SIGMOID) return threePieces(x);
  return f32x4.mul(x, threePieces(x));
}

/** NaN stays NaN, as with `f32x4.max`, which takes several instructions on x86-64. */
// @ts-ignore: decorator
@inline
function atLeastZero(x: v128): v128 {
  return f32x4.pmax(x, f32x4.splat(0));
}

// @ts-ignore: decorator
@inline
function cutAtSix(x: v128): v128 {
  return f32x4.pmin(atLeastZero(x), f32x4.splat(6));
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
