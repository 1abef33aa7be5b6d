import { FLOAT, LANES, storeLanes } from './simd';

/** out[plane, i] = x[plane, i] · factors[plane]; out may be x. */
export function multiplyPlanes(out: usize, x: usize, factors: usize, planes: i32, pixels: i32): void {
  const bytes = <usize>pixels * FLOAT;
  for (let plane = 0; plane < planes; plane++) {
    const factor = v128.load32_splat(factors + <usize>plane * FLOAT);
    for (let i = 0; i < pixels; i += LANES) {
      const at = <usize>i * FLOAT;
      storeLanes(out + at, f32x4.mul(v128.load(x + at), factor), pixels - i);
    }
    x += bytes;
    out += bytes;
  }
}
