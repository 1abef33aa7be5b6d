import { exponential, wideExponential } from './exponential';
import { logarithm } from './logarithm';
import { errorFunction, hyperbolicTangent } from './rational';
import { FLOAT, LANES, multiplyAdd, storeLanes, VECTOR } from './simd';
import {
  ABS,
  CEIL,
  CELU,
  CLIP,
  ELU,
  ERF,
  EXP,
  FLOOR,
  GELU,
  GELU_TANH,
  LEAKY_RELU,
  LINEAR_SIGMOID,
  LOG,
  MISH,
  NEGATE,
  RECIPROCAL,
  ROUND,
  SELU,
  SIGN,
  SOFTPLUS,
  SOFTSIGN,
  SQRT,
  TANH,
  THRESHOLDED_RELU,
} from './unary-codes';

/**
 * out[i] = f(x[i]; α, β) for begin ≤ i < end; out may be x.
 *
 * @param code  of f, see unary-codes.ts
 */
export function unary(out: usize, x: usize, code: i32, alpha: f32, beta: f32, begin: i32, end: i32): void {
  x += <usize>begin * FLOAT;
  out += <usize>begin * FLOAT;
  const count = end - begin;
  const a = f32x4.splat(alpha);
  const b = f32x4.splat(beta);
  // A loop for each function: the compiler leaves nothing of the code in it.
  if (code == LEAKY_RELU) each(LEAKY_RELU, out, x, a, b, count);
  else if (code == THRESHOLDED_RELU) each(THRESHOLDED_RELU, out, x, a, b, count);
  else if (code == ELU) each(ELU, out, x, a, b, count);
  else if (code == CELU) each(CELU, out, x, a, b, count);
  else if (code == SELU) each(SELU, out, x, a, b, count);
  else if (code == LINEAR_SIGMOID) each(LINEAR_SIGMOID, out, x, a, b, count);
  else if (code == CLIP) each(CLIP, out, x, a, b, count);
  else if (code == TANH) each(TANH, out, x, a, b, count);
  else if (code == SOFTPLUS) each(SOFTPLUS, out, x, a, b, count);
  else if (code == SOFTSIGN) each(SOFTSIGN, out, x, a, b, count);
  else if (code == MISH) each(MISH, out, x, a, b, count);
  else if (code == GELU) each(GELU, out, x, a, b, count);
  else if (code == GELU_TANH) each(GELU_TANH, out, x, a, b, count);
  else if (code == ERF) each(ERF, out, x, a, b, count);
  else if (code == EXP) each(EXP, out, x, a, b, count);
  else if (code == LOG) each(LOG, out, x, a, b, count);
  else if (code == SQRT) each(SQRT, out, x, a, b, count);
  else if (code == RECIPROCAL) each(RECIPROCAL, out, x, a, b, count);
  else if (code == NEGATE) each(NEGATE, out, x, a, b, count);
  else if (code == ABS) each(ABS, out, x, a, b, count);
  else if (code == FLOOR) each(FLOOR, out, x, a, b, count);
  else if (code == CEIL) each(CEIL, out, x, a, b, count);
  else if (code == ROUND) each(ROUND, out, x, a, b, count);
  else if (code == SIGN) each(SIGN, out, x, a, b, count);
}

// @ts-ignore: decorator
@inline
function each(code: i32, out: usize, x: usize, a: v128, b: v128, count: i32): void {
  for (let rest = count; rest > 0; rest -= LANES) {
    storeLanes(out, valueOf(code, v128.load(x), a, b), rest);
    x += VECTOR;
    out += VECTOR;
  }
}

// @ts-ignore: decorator
@inline
function valueOf(code: i32, x: v128, a: v128, b: v128): v128 {
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  if (code == LEAKY_RELU) return v128.bitselect(f32x4.mul(a, x), x, f32x4.lt(x, zero));
  if (code == THRESHOLDED_RELU) return v128.bitselect(zero, x, f32x4.le(x, a));
  if (code == ELU) return exponentialBelowZero(x, x, a);
  if (code == CELU) return exponentialBelowZero(x, f32x4.div(x, a), a);
  if (code == SELU) return f32x4.mul(b, exponentialBelowZero(x, x, a));
  if (code == LINEAR_SIGMOID) return f32x4.pmin(f32x4.pmax(multiplyAdd(a, x, b), zero), one);
  if (code == CLIP) return f32x4.pmin(f32x4.pmax(x, a), b);
  if (code == TANH) return hyperbolicTangent(x);
  if (code == SOFTPLUS) return softplus(x);
  if (code == SOFTSIGN) return f32x4.div(x, f32x4.add(one, f32x4.abs(x)));
  if (code == MISH) return mish(x);
  if (code == GELU) return timesHalfPlus(x, errorFunction(f32x4.mul(x, f32x4.splat(0.70710678118654752))));
  if (code == GELU_TANH) return timesHalfPlus(x, hyperbolicTangent(cubic(x)));
  if (code == ERF) return errorFunction(x);
  if (code == EXP) return wideExponential(x);
  if (code == LOG) return logarithm(x);
  if (code == SQRT) return f32x4.sqrt(x);
  if (code == RECIPROCAL) return f32x4.div(one, x);
  if (code == NEGATE) return f32x4.neg(x);
  if (code == ABS) return f32x4.abs(x);
  if (code == FLOOR) return f32x4.floor(x);
  if (code == CEIL) return f32x4.ceil(x);
  if (code == ROUND) return f32x4.nearest(x);
  return sign(x);
}

/** x where it is at least 0, otherwise a · (e^y − 1). */
// @ts-ignore: decorator
@inline
function exponentialBelowZero(x: v128, y: v128, a: v128): v128 {
  const below = f32x4.mul(a, f32x4.sub(exponential(y), f32x4.splat(1)));
  return v128.bitselect(below, x, f32x4.lt(x, f32x4.splat(0)));
}

/** ½ · x · (1 + y). */
// @ts-ignore: decorator
@inline
function timesHalfPlus(x: v128, y: v128): v128 {
  const half = f32x4.mul(x, f32x4.splat(0.5));
  return multiplyAdd(half, y, half);
}

/** √(2/π) · (x + 0.044715 · x³). */
// @ts-ignore: decorator
@inline
function cubic(x: v128): v128 {
  const factor = multiplyAdd(
    f32x4.mul(x, x),
    f32x4.splat(0.7978845608028654 * 0.044715),
    f32x4.splat(0.7978845608028654),
  );
  return f32x4.mul(x, factor);
}

/**
 * ln(1 + e^x) = max(x, 0) + ln(1 + y),   y = e^−|x|
 *
 * With u = 1 + y rounded, ln(1 + y) is ln u · y / (u − 1), which makes good for what the rounding has lost.
 *
 * @source Kahan, in Goldberg 1991, What Every Computer Scientist Should Know About Floating-Point Arithmetic, theorem 4
 */
// @ts-ignore: decorator
@inline
function softplus(x: v128): v128 {
  const one = f32x4.splat(1);
  const y = exponential(f32x4.neg(f32x4.abs(x)));
  const u = f32x4.add(one, y);
  const quotient = f32x4.div(f32x4.mul(logarithm(u), y), f32x4.sub(u, one));
  const log = v128.bitselect(y, quotient, f32x4.eq(u, one));
  return f32x4.add(f32x4.pmax(x, f32x4.splat(0)), log);
}

/**
 * x · tanh(ln(1 + e^x)) = x · n / (n + 2),   n = e^2x + 2 · e^x
 *
 * From x = 20 on, where n could overflow, the quotient is 1.
 */
// @ts-ignore: decorator
@inline
function mish(x: v128): v128 {
  const two = f32x4.splat(2);
  const e = exponential(f32x4.pmin(x, f32x4.splat(20)));
  const n = f32x4.mul(e, f32x4.add(e, two));
  return f32x4.div(f32x4.mul(x, n), f32x4.add(n, two));
}

/** −1, 0 or 1; NaN stays NaN. */
// @ts-ignore: decorator
@inline
function sign(x: v128): v128 {
  const zero = f32x4.splat(0);
  const negative = v128.bitselect(f32x4.splat(-1), x, f32x4.lt(x, zero));
  return v128.bitselect(f32x4.splat(1), negative, f32x4.gt(x, zero));
}
