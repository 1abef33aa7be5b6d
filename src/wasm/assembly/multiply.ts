import { FLOAT, LANES, storeLanes } from './simd';

/** out[i] = a[i] · b[i] for begin ≤ i < end; out may be a or b. */
export function multiplyValues(out: usize, a: usize, b: usize, begin: i32, end: i32): void {
  for (let i = begin; i < end; i += LANES) {
    const at = <usize>i * FLOAT;
    storeLanes(out + at, f32x4.mul(v128.load(a + at), v128.load(b + at)), end - i);
  }
}

/** out[plane, i] = x[plane, i] · factors[plane] for planes begin … end − 1; out may be x. */
export function multiplyPlanes(
  out: usize,
  x: usize,
  factors: usize,
  pixels: i32,
  begin: i32,
  end: i32,
): void {
  const bytes = <usize>pixels * FLOAT;
  x += <usize>begin * bytes;
  out += <usize>begin * bytes;
  for (let plane = begin; plane < end; plane++) {
    const factor = v128.load32_splat(factors + <usize>plane * FLOAT);
    for (let i = 0; i < pixels; i += LANES) {
      const at = <usize>i * FLOAT;
      storeLanes(out + at, f32x4.mul(v128.load(x + at), factor), pixels - i);
    }
    x += bytes;
    out += bytes;
  }
}
