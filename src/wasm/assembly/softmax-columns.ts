import { exponential } from './exponential';
import { FLOAT, LANES, storeLanes } from './simd';

/**
 * Softmax along the middle axis: out[o, i, p] = e^(x[o, i, p] − max) / Σ_j e^(x[o, j, p] − max). out may be x.
 *
 * @param begin  first unit of outer · ⌈inner / 4⌉, four columns p of one o; `end` is the one after the last
 */
export function softmaxColumns(
  out: usize,
  x: usize,
  length: i32,
  inner: i32,
  begin: i32,
  end: i32,
): void {
  const blocks = (inner + LANES - 1) / LANES;
  const stride = <usize>inner * FLOAT;
  for (let unit = begin; unit < end; unit++) {
    const p = (unit % blocks) * LANES;
    const at = (<usize>(unit / blocks) * <usize>length * <usize>inner + <usize>p) * FLOAT;
    const count = inner - p;
    let from = x + at;
    let largest = v128.load(from);
    for (let i = 1; i < length; i++) {
      from += stride;
      largest = f32x4.pmax(largest, v128.load(from));
    }
    let sum = f32x4.splat(0);
    from = x + at;
    let to = out + at;
    for (let i = 0; i < length; i++) {
      const value = exponential(f32x4.sub(v128.load(from), largest));
      sum = f32x4.add(sum, value);
      storeLanes(to, value, count);
      from += stride;
      to += stride;
    }
    to = out + at;
    for (let i = 0; i < length; i++) {
      storeLanes(to, f32x4.div(v128.load(to), sum), count);
      to += stride;
    }
  }
}
