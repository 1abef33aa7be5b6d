import { multiplyAdd } from './simd';

/**
 * erf x in each lane, to about 4 · 10⁻⁷: a polynomial of degree 13 over one of degree 8. From |x| = 4 on it is ±1.
 *
 * @source Eigen, generic_fast_erf_float, with coefficients from a rational minimax approximation
 */
// @ts-ignore: decorator
@inline
export function errorFunction(value: v128): v128 {
  const x = cut(value, 4);
  const z = f32x4.mul(x, x);
  let p = f32x4.splat(-2.72614225801306e-10);
  p = multiplyAdd(p, z, f32x4.splat(2.77068142495902e-8));
  p = multiplyAdd(p, z, f32x4.splat(-2.10102402082508e-6));
  p = multiplyAdd(p, z, f32x4.splat(-5.69250639462346e-5));
  p = multiplyAdd(p, z, f32x4.splat(-7.34990630326855e-4));
  p = multiplyAdd(p, z, f32x4.splat(-2.954599808540250e-3));
  p = multiplyAdd(p, z, f32x4.splat(-1.60960333262415e-2));
  let q = f32x4.splat(-1.45660718464996e-5);
  q = multiplyAdd(q, z, f32x4.splat(-2.13374055278905e-4));
  q = multiplyAdd(q, z, f32x4.splat(-1.68282697438203e-3));
  q = multiplyAdd(q, z, f32x4.splat(-7.37332916720468e-3));
  q = multiplyAdd(q, z, f32x4.splat(-1.42647390514189e-2));
  return f32x4.div(f32x4.mul(x, p), q);
}

/**
 * tanh x in each lane, to about 4 units in the last place: a polynomial of degree 13 over one of degree 6. Arguments
 * are cut off where float32's result is ±1.
 *
 * @source Eigen, generic_fast_tanh_float, with coefficients from a rational minimax approximation
 */
// @ts-ignore: decorator
@inline
export function hyperbolicTangent(value: v128): v128 {
  const x = cut(value, 7.90531110763549805);
  const z = f32x4.mul(x, x);
  let p = f32x4.splat(-2.76076847742355e-16);
  p = multiplyAdd(p, z, f32x4.splat(2.00018790482477e-13));
  p = multiplyAdd(p, z, f32x4.splat(-8.60467152213735e-11));
  p = multiplyAdd(p, z, f32x4.splat(5.12229709037114e-8));
  p = multiplyAdd(p, z, f32x4.splat(1.48572235717979e-5));
  p = multiplyAdd(p, z, f32x4.splat(6.37261928875436e-4));
  p = multiplyAdd(p, z, f32x4.splat(4.89352455891786e-3));
  let q = f32x4.splat(1.19825839466702e-6);
  q = multiplyAdd(q, z, f32x4.splat(1.18534705686654e-4));
  q = multiplyAdd(q, z, f32x4.splat(2.26843463243900e-3));
  q = multiplyAdd(q, z, f32x4.splat(4.89352518554385e-3));
  return f32x4.div(f32x4.mul(x, p), q);
}

/** To −bound … bound; NaN stays NaN. */
// @ts-ignore: decorator
@inline
function cut(x: v128, bound: f32): v128 {
  return f32x4.pmin(f32x4.pmax(x, f32x4.splat(-bound)), f32x4.splat(bound));
}
