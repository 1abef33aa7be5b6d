import { multiplyAdd } from './simd';

/**
 * ln x in each lane, to about 2 units in the last place; −∞ for 0 and numbers below float32's normal ones, NaN below 0.
 *
 *   ln x = e · ln 2 + ln(1 + m),   x = 2^e · (1 + m),   √½ ≤ 1 + m < √2
 *
 * ln(1 + m) is m − m²/2 and a polynomial of degree 8 times m³.
 *
 * @source Moshier, Cephes Mathematical Library, logf
 */
// @ts-ignore: decorator
@inline
export function logarithm(x: v128): v128 {
  const one = f32x4.splat(1);
  // The exponent of x / √½, whose mantissa is at least 1.
  const bits = i32x4.sub(x, i32x4.splat(0x3f3504f3));
  const exponent = i32x4.shr_s(bits, 23);
  const m = f32x4.sub(i32x4.sub(x, i32x4.shl(exponent, 23)), one);
  const e = f32x4.convert_i32x4_s(exponent);
  let p = f32x4.splat(7.0376836292e-2);
  p = multiplyAdd(p, m, f32x4.splat(-1.1514610310e-1));
  p = multiplyAdd(p, m, f32x4.splat(1.1676998740e-1));
  p = multiplyAdd(p, m, f32x4.splat(-1.2420140846e-1));
  p = multiplyAdd(p, m, f32x4.splat(1.4249322787e-1));
  p = multiplyAdd(p, m, f32x4.splat(-1.6668057665e-1));
  p = multiplyAdd(p, m, f32x4.splat(2.0000714765e-1));
  p = multiplyAdd(p, m, f32x4.splat(-2.4999993993e-1));
  p = multiplyAdd(p, m, f32x4.splat(3.3333331174e-1));
  const square = f32x4.mul(m, m);
  let y = f32x4.mul(f32x4.mul(p, m), square);
  y = multiplyAdd(e, f32x4.splat(-2.12194440e-4), y);
  y = multiplyAdd(square, f32x4.splat(-0.5), y);
  y = f32x4.add(m, y);
  y = multiplyAdd(e, f32x4.splat(0.693359375), y);
  const infinite = f32x4.splat(Infinity);
  const isSmall = f32x4.lt(x, f32x4.splat(1.17549435e-38));
  const isOrdinary = f32x4.lt(x, infinite);
  // NaN and +∞ are what they were.
  y = v128.bitselect(y, x, isOrdinary);
  y = v128.bitselect(f32x4.neg(infinite), y, isSmall);
  return v128.bitselect(f32x4.splat(NaN), y, f32x4.lt(x, f32x4.splat(0)));
}
