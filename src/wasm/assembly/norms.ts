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
 * out[r, i] = γ[i] · (x[r, i] − μ) / √(σ² + ε) + β[i] for rows begin … end − 1; μ and σ² are mean and variance of the row.
 * out may be x.
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
