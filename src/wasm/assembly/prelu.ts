import { FLOAT, LANES, multiplyAdd, storeLanes } from './simd';

/**
 * out[plane, i] = max(x[plane, i], 0) + slopes[c] · min(x[plane, i], 0) for planes begin … end − 1, c = plane mod C;
 * out may be x.
 */
export function prelu(
  out: usize,
  x: usize,
  slopes: usize,
  channels: i32,
  pixels: i32,
  begin: i32,
  end: i32,
): void {
  const bytes = <usize>pixels * FLOAT;
  x += <usize>begin * bytes;
  out += <usize>begin * bytes;
  const zero = f32x4.splat(0);
  for (let plane = begin; plane < end; plane++) {
    const slope = v128.load32_splat(slopes + <usize>(plane % channels) * FLOAT);
    for (let i = 0; i < pixels; i += LANES) {
      const at = <usize>i * FLOAT;
      const value = v128.load(x + at);
      const sum = multiplyAdd(f32x4.pmin(value, zero), slope, f32x4.pmax(value, zero));
      storeLanes(out + at, sum, pixels - i);
    }
    x += bytes;
    out += bytes;
  }
}
