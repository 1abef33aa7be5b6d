import { LANES } from './tile-sizes';

export { LANES } from './tile-sizes';

/** Bytes of a vector. */
export const VECTOR: usize = 16;

/** Bytes of a float32 value. */
export const FLOAT: usize = 4;

/**
 * sum + a · b in each lane: one instruction where the module is compiled for relaxed SIMD and the processor has
 * fused multiply-add, otherwise a product and a sum.
 */
// @ts-ignore: decorator
@inline
export function multiplyAdd(a: v128, b: v128, sum: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, sum);
  return f32x4.add(f32x4.mul(a, b), sum);
}

/**
 * Stores the first `count` lanes of a vector, all four where `count` is larger; the bytes after them stay as they are.
 */
// @ts-ignore: decorator
@inline
export function storeLanes(to: usize, value: v128, count: i32): void {
  if (count >= LANES) {
    v128.store(to, value);
    return;
  }
  if (count >= 2) v128.store64_lane(to, value, 0);
  if (count == 1) v128.store32_lane(to, value, 0);
  if (count == 3) v128.store32_lane(to, value, 2, 8);
}

/** The sum of the four lanes. */
// @ts-ignore: decorator
@inline
export function sumOfLanes(value: v128): f32 {
  const pairs = f32x4.add(value, i32x4.shuffle(value, value, 2, 3, 0, 1));
  return f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1);
}
