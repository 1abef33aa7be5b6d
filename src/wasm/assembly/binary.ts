import { ADD, DIVIDE, MAXIMUM, MINIMUM, MULTIPLY, POWER, SUBTRACT } from './binary-codes';
import { wideExponential } from './exponential';
import { logarithm } from './logarithm';
import { FLOAT, LANES, storeLanes } from './simd';

/** Powers with these exponents are functions of their own here. */
const SQUARE = -2;
const CUBE = -3;
const ROOT = -1;

/**
 * out[i] = f(a[i], b[i]) for begin ≤ i < end; out may be a or b.
 *
 * @param code   of f, see binary-codes.ts
 * @param aStep  1, or 0 where a is one number; `bStep` is the same for b
 */
export function binaryValues(
  out: usize,
  a: usize,
  b: usize,
  code: i32,
  aStep: i32,
  bStep: i32,
  begin: i32,
  end: i32,
): void {
  const first = <usize>begin * FLOAT;
  row(out + first, a + first * aStep, b + first * bStep, code, aStep, bStep, end - begin);
}

/**
 * out[r, i] = f(a_r[i · aStep], b_r[i · bStep]) for rows begin … end − 1 of `length` values.
 *
 * @param offsets  bytes from a to a_r and from b to b_r, two i32 for each row
 */
export function binaryRows(
  out: usize,
  a: usize,
  b: usize,
  offsets: usize,
  code: i32,
  aStep: i32,
  bStep: i32,
  length: i32,
  begin: i32,
  end: i32,
): void {
  for (let r = begin; r < end; r++) {
    const at = offsets + (<usize>r << 3);
    const to = out + <usize>r * <usize>length * FLOAT;
    row(to, a + <usize>load<i32>(at), b + <usize>load<i32>(at, 4), code, aStep, bStep, length);
  }
}

function row(out: usize, a: usize, b: usize, code: i32, aStep: i32, bStep: i32, length: i32): void {
  if (code == ADD) steps(ADD, out, a, b, aStep, bStep, length);
  else if (code == SUBTRACT) steps(SUBTRACT, out, a, b, aStep, bStep, length);
  else if (code == MULTIPLY) steps(MULTIPLY, out, a, b, aStep, bStep, length);
  else if (code == DIVIDE) steps(DIVIDE, out, a, b, aStep, bStep, length);
  else if (code == MINIMUM) steps(MINIMUM, out, a, b, aStep, bStep, length);
  else if (code == MAXIMUM) steps(MAXIMUM, out, a, b, aStep, bStep, length);
  else if (code == POWER) {
    // Exact, and many times faster than a logarithm and an exponential.
    const exponent = load<f32>(b);
    if (bStep == 0 && exponent == 2) steps(SQUARE, out, a, b, aStep, bStep, length);
    else if (bStep == 0 && exponent == 3) steps(CUBE, out, a, b, aStep, bStep, length);
    else if (bStep == 0 && exponent == 0.5) steps(ROOT, out, a, b, aStep, bStep, length);
    else steps(POWER, out, a, b, aStep, bStep, length);
  }
}

// @ts-ignore: decorator
@inline
function steps(code: i32, out: usize, a: usize, b: usize, aStep: i32, bStep: i32, length: i32): void {
  if (aStep == 0) {
    const left = v128.load32_splat(a);
    const right = v128.load32_splat(b);
    for (let i = 0; i < length; i += LANES) {
      const at = <usize>i * FLOAT;
      storeLanes(out + at, valueOf(code, left, bStep == 0 ? right : v128.load(b + at)), length - i);
    }
  } else if (bStep == 0) {
    const right = v128.load32_splat(b);
    for (let i = 0; i < length; i += LANES) {
      const at = <usize>i * FLOAT;
      storeLanes(out + at, valueOf(code, v128.load(a + at), right), length - i);
    }
  } else {
    for (let i = 0; i < length; i += LANES) {
      const at = <usize>i * FLOAT;
      storeLanes(out + at, valueOf(code, v128.load(a + at), v128.load(b + at)), length - i);
    }
  }
}

// @ts-ignore: decorator
@inline
function valueOf(code: i32, a: v128, b: v128): v128 {
  if (code == ADD) return f32x4.add(a, b);
  if (code == SUBTRACT) return f32x4.sub(a, b);
  if (code == MULTIPLY) return f32x4.mul(a, b);
  if (code == DIVIDE) return f32x4.div(a, b);
  if (code == MINIMUM) return f32x4.min(a, b);
  if (code == MAXIMUM) return f32x4.max(a, b);
  if (code == SQUARE) return f32x4.mul(a, a);
  if (code == CUBE) return f32x4.mul(a, f32x4.mul(a, a));
  if (code == ROOT) return f32x4.sqrt(a);
  return power(a, b);
}

/**
 * a^b = ±e^(b · ln |a|), to a relative error of about |b · ln a| · 10⁻⁷. Below 0 it is negative for odd exponents and
 * NaN for those that are no integers.
 */
// @ts-ignore: decorator
@inline
function power(a: v128, b: v128): v128 {
  const zero = f32x4.splat(0);
  const size = wideExponential(f32x4.mul(b, logarithm(f32x4.abs(a))));
  const half = f32x4.mul(b, f32x4.splat(0.5));
  const isInteger = f32x4.eq(b, f32x4.nearest(b));
  const isEven = f32x4.eq(half, f32x4.nearest(half));
  const signed = v128.bitselect(size, f32x4.neg(size), isEven);
  const below = v128.bitselect(signed, f32x4.splat(NaN), isInteger);
  const value = v128.bitselect(below, size, f32x4.lt(a, zero));
  return v128.bitselect(f32x4.splat(1), value, f32x4.eq(b, zero));
}
