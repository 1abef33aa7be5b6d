import { FLOAT, LANES, VECTOR } from './simd';

/**
 * Real numbers to integers: out[i] = min(max(round(x[i] / scale) + zero, least), most), halves to the even integer.
 *
 * Row r is values r·length … of `total`; it has the scale and the zero of place r mod places.
 *
 * @param scales  [places]
 * @param zeros   [places]
 * @param begin   first row; `end` is the one after the last
 */
export function quantizeRows(
  out: usize,
  x: usize,
  scales: usize,
  zeros: usize,
  places: i32,
  length: i32,
  total: i32,
  least: f32,
  most: f32,
  begin: i32,
  end: i32,
): void {
  const low = f32x4.splat(least);
  const high = f32x4.splat(most);
  for (let row = begin; row < end; row++) {
    const place = <usize>(row % places) * FLOAT;
    const scale = v128.load32_splat(scales + place);
    const zero = v128.load32_splat(zeros + place);
    const first = row * length;
    const count = min(length, total - first);
    let to = out + <usize>first * FLOAT;
    let from = x + <usize>first * FLOAT;
    let i = 0;
    for (; i + LANES <= count; i += LANES) {
      v128.store(to, quantizeFour(v128.load(from), scale, zero, low, high));
      to += VECTOR;
      from += VECTOR;
    }
    for (; i < count; i++) {
      const four = quantizeFour(v128.load32_splat(from), scale, zero, low, high);
      v128.store32_lane(to, four, 0);
      to += FLOAT;
      from += FLOAT;
    }
  }
}

// @ts-ignore: decorator
@inline
function quantizeFour(x: v128, scale: v128, zero: v128, low: v128, high: v128): v128 {
  const moved = f32x4.add(f32x4.nearest(f32x4.div(x, scale)), zero);
  return f32x4.max(f32x4.min(moved, high), low);
}

/** Integers to real numbers: out[i] = (x[i] − zero) · scale; arguments as for `quantizeRows`. */
export function dequantizeRows(
  out: usize,
  x: usize,
  scales: usize,
  zeros: usize,
  places: i32,
  length: i32,
  total: i32,
  begin: i32,
  end: i32,
): void {
  for (let row = begin; row < end; row++) {
    const place = <usize>(row % places) * FLOAT;
    const scale = v128.load32_splat(scales + place);
    const zero = v128.load32_splat(zeros + place);
    const first = row * length;
    const count = min(length, total - first);
    let to = out + <usize>first * FLOAT;
    let from = x + <usize>first * FLOAT;
    let i = 0;
    for (; i + LANES <= count; i += LANES) {
      v128.store(to, f32x4.mul(f32x4.sub(v128.load(from), zero), scale));
      to += VECTOR;
      from += VECTOR;
    }
    for (; i < count; i++) {
      store<f32>(to, (load<f32>(from) - load<f32>(zeros + place)) * load<f32>(scales + place));
      to += FLOAT;
      from += FLOAT;
    }
  }
}
