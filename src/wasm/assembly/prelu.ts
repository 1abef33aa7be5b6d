import { FLOAT, LANES, multiplyAdd, storeLanes } from './simd';

/** out[n,c,i] = max(x[n,c,i], 0) + slopes[c] · min(x[n,c,i], 0); out may be x. */
export function prelu(out: usize, x: usize, slopes: usize, images: i32, channels: i32, pixels: i32): void {
  const bytes = <usize>pixels * FLOAT;
  const zero = f32x4.splat(0);
  for (let plane = 0; plane < images * channels; plane++) {
    const slope = v128.load32_splat(slopes + <usize>(plane % channels) * FLOAT);
    for (let i = 0; i < pixels; i += LANES) {
      const at = <usize>i * FLOAT;
      const value = v128.load(x + at);
      const sum = multiplyAdd(f32x4.min(value, zero), slope, f32x4.max(value, zero));
      storeLanes(out + at, sum, pixels - i);
    }
    x += bytes;
    out += bytes;
  }
}
