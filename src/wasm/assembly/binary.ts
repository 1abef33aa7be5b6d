import { ADD, DIVIDE, MAXIMUM, MINIMUM, MULTIPLY, SUBTRACT } from './binary-codes';
import { FLOAT, LANES, storeLanes } from './simd';

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
  return f32x4.max(a, b);
}
