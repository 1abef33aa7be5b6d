import { wideExponential } from './exponential';
import { logarithm } from './logarithm';
import { FLOAT, LANES, multiplyAdd, storeLanes, sumOfLanes, VECTOR } from './simd';

/**
 * out[plane, i] = γ[c] · (x[plane, i] − μ) / √(σ² + ε) + β[c] for planes begin … end − 1, c = plane mod C; μ and σ² are
 * mean and variance of the plane. out may be x.
 */
export function instanceNorm(
  out: usize,
  x: usize,
  gamma: usize,
  beta: usize,
  channels: i32,
  pixels: i32,
  epsilon: f32,
  begin: i32,
  end: i32,
): void {
  const bytes = <usize>pixels * FLOAT;
  for (let plane = begin; plane < end; plane++) {
    const from = x + <usize>plane * bytes;
    const to = out + <usize>plane * bytes;
    const c = <usize>(plane % channels) * FLOAT;
    const mean = meanOf(from, pixels);
    const factor = load<f32>(gamma + c) / Mathf.sqrt(varianceOf(from, pixels, mean) + epsilon);
    const middle = f32x4.splat(mean);
    const scale = f32x4.splat(factor);
    const shift = v128.load32_splat(beta + c);
    for (let i = 0; i < pixels; i += LANES) {
      const at = <usize>i * FLOAT;
      storeLanes(to + at, multiplyAdd(f32x4.sub(v128.load(from + at), middle), scale, shift), pixels - i);
    }
  }
}

/**
 * out[r, i] = γ[i] · (x[r, i] − μ) / √(σ² + ε) + β[i] for rows begin … end − 1; μ and σ² are mean and variance of the
 * row. out may be x.
 */
export function layerNorm(
  out: usize,
  x: usize,
  gamma: usize,
  beta: usize,
  length: i32,
  epsilon: f32,
  begin: i32,
  end: i32,
): void {
  const bytes = <usize>length * FLOAT;
  for (let r = begin; r < end; r++) {
    const from = x + <usize>r * bytes;
    const to = out + <usize>r * bytes;
    const mean = meanOf(from, length);
    const middle = f32x4.splat(mean);
    const scale = f32x4.splat(<f32>1 / Mathf.sqrt(varianceOf(from, length, mean) + epsilon));
    for (let i = 0; i < length; i += LANES) {
      const at = <usize>i * FLOAT;
      const normal = f32x4.mul(f32x4.sub(v128.load(from + at), middle), scale);
      storeLanes(to + at, multiplyAdd(normal, v128.load(gamma + at), v128.load(beta + at)), length - i);
    }
  }
}

/**
 * out[n, c, p] = x[n, c, p] / (bias + factor · Σ_i x[n, i, p]²)^exponent over channels c − before … c + after, as far
 * as they are there, for planes begin … end − 1 of C · N. out may not be x.
 */
export function responseNorm(
  out: usize,
  x: usize,
  channels: i32,
  pixels: i32,
  before: i32,
  after: i32,
  factor: f32,
  exponent: f32,
  bias: f32,
  begin: i32,
  end: i32,
): void {
  const bytes = <usize>pixels * FLOAT;
  const scale = f32x4.splat(factor);
  const start = f32x4.splat(bias);
  for (let plane = begin; plane < end; plane++) {
    const c = plane % channels;
    const count = min(c + after, channels - 1) - max(c - before, 0) + 1;
    const first = x + <usize>(plane - min(c, before)) * bytes;
    const own = x + <usize>plane * bytes;
    const to = out + <usize>plane * bytes;
    for (let p = 0; p < pixels; p += LANES) {
      const at = <usize>p * FLOAT;
      let squares = f32x4.splat(0);
      for (let i = 0, from = first + at; i < count; i++, from += bytes) {
        const value = v128.load(from);
        squares = multiplyAdd(value, value, squares);
      }
      const size = multiplyAdd(squares, scale, start);
      storeLanes(to + at, overPower(v128.load(own + at), size, exponent), pixels - p);
    }
  }
}

/** value / size^exponent; ¾, the usual exponent, by two roots. */
// @ts-ignore: decorator
@inline
function overPower(value: v128, size: v128, exponent: f32): v128 {
  if (exponent == 0.75) {
    const root = f32x4.sqrt(size);
    return f32x4.div(value, f32x4.mul(root, f32x4.sqrt(root)));
  }
  return f32x4.div(value, wideExponential(f32x4.mul(f32x4.splat(exponent), logarithm(size))));
}

/** Σ x / count, from eight sums. */
function meanOf(x: usize, count: i32): f32 {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let i = 0;
  for (; i + 2 * LANES <= count; i += 2 * LANES) {
    s0 = f32x4.add(s0, v128.load(x));
    s1 = f32x4.add(s1, v128.load(x, 16));
    x += 2 * VECTOR;
  }
  let sum = sumOfLanes(f32x4.add(s0, s1));
  for (; i < count; i++) {
    sum += load<f32>(x);
    x += FLOAT;
  }
  return sum / <f32>count;
}

/** Σ (x − mean)² / count, from eight sums. */
function varianceOf(x: usize, count: i32, mean: f32): f32 {
  const middle = f32x4.splat(mean);
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let i = 0;
  for (; i + 2 * LANES <= count; i += 2 * LANES) {
    const a = f32x4.sub(v128.load(x), middle);
    const b = f32x4.sub(v128.load(x, 16), middle);
    s0 = multiplyAdd(a, a, s0);
    s1 = multiplyAdd(b, b, s1);
    x += 2 * VECTOR;
  }
  let sum = sumOfLanes(f32x4.add(s0, s1));
  for (; i < count; i++) {
    const a = load<f32>(x) - mean;
    sum += a * a;
    x += FLOAT;
  }
  return sum / <f32>count;
}
