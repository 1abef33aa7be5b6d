import { multiplyAdd } from './simd';

/** Adding it rounds to an integer and leaves that in the lowest bits: 1.5 · 2²³. */
const ROUND: f32 = 12582912;

/**
 * e^x in each lane, to about 2 units in the last place.
 *
 *   e^x = 2^n · e^r,   n = round(x / ln 2),   r = x − n · ln 2,   |r| ≤ ln 2 / 2
 *
 * e^r is a polynomial of degree 6. Arguments are cut off at ±87, just inside the range of float32; NaN stays NaN.
 *
 * @source Moshier, Cephes Mathematical Library, expf
 */
// @ts-ignore: decorator
@inline
export function exponential(x: v128): v128 {
  // The pseudo-minimum and -maximum keep a NaN on the left; they take one instruction, `min` and `max` several.
  const cut = f32x4.pmin(f32x4.pmax(x, f32x4.splat(-87)), f32x4.splat(87));
  const rounded = multiplyAdd(cut, f32x4.splat(1.44269504088896341), f32x4.splat(ROUND));
  const n = f32x4.sub(rounded, f32x4.splat(ROUND));
  // ln 2 in two parts. The first has so few digits that n times it is exact.
  let r = multiplyAdd(n, f32x4.splat(-0.693359375), cut);
  r = multiplyAdd(n, f32x4.splat(2.12194440e-4), r);
  let p = f32x4.splat(1.9875691500e-4);
  p = multiplyAdd(p, r, f32x4.splat(1.3981999507e-3));
  p = multiplyAdd(p, r, f32x4.splat(8.3334519073e-3));
  p = multiplyAdd(p, r, f32x4.splat(4.1665795894e-2));
  p = multiplyAdd(p, r, f32x4.splat(1.6666665459e-1));
  p = multiplyAdd(p, r, f32x4.splat(5.0000001201e-1));
  p = multiplyAdd(f32x4.mul(r, r), p, f32x4.add(r, f32x4.splat(1)));
  // The shift drops all bits of `rounded` except those of n.
  const exponent = i32x4.shl(i32x4.add(rounded, i32x4.splat(127)), 23);
  return f32x4.mul(p, exponent);
}

/**
 * The square of e^(x/2) in each lane, to about 5 units in the last place: e^x in the whole range of float32, with 0 and
 * ∞ beyond it.
 */
// @ts-ignore: decorator
@inline
export function wideExponential(x: v128): v128 {
  const root = exponential(f32x4.mul(x, f32x4.splat(0.5)));
  return f32x4.mul(root, root);
}
