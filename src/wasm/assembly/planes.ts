import { activate } from './activations';
import { filterNineTaps, filterNineTapsAcrossByTwo } from './nine-taps';
import { filterNineTapsByTwo, filterNineTapsDownByTwo } from './nine-taps-by-two';
import { copyInside, fillChannel } from './padding';
import { FLOAT } from './simd';
import { ACROSS_BY_TWO, BY_ONE, BY_TWO, NO_NINE_TAPS } from './stride-codes';
import { filterChannel, largestOfChannel, sumOfChannel } from './window';

/**
 * Depthwise convolution. A channel is read from the input itself if the window is 3×3 and the padding at most 1;
 * otherwise from a padded copy in `image`, which stays in the L1 cache.
 *
 *   out[n,k,y,q] = f(start[k] + Σ_t w[k, t] · x[n, ⌊k / each⌋, window of (y, q), t])
 *
 * @param out         [planes, P, Q]; planes = images · filters, of which begin … end − 1 are computed
 * @param x           [planes / each, H, W]
 * @param taps        i32 byte offset of each tap in the padded channel, [count]
 * @param w           [filters, count]
 * @param start       [filters]
 * @param each        filters of each channel
 * @param rowBytes    from the window of one output row to that of the next, in the padded channel
 * @param strides     of a 3×3 window without dilation, see stride-codes.ts; the columns are not sorted then
 * @param activation  code of f, see activation-codes.ts
 * @param image       scratch of one padded channel, see `padImage`
 */
export function depthwise(
  out: usize,
  x: usize,
  taps: usize,
  count: i32,
  w: usize,
  start: usize,
  filters: i32,
  each: i32,
  H: i32,
  W: i32,
  top: i32,
  left: i32,
  bottom: i32,
  right: i32,
  rows: i32,
  phases: i32,
  phaseWidth: i32,
  rowBytes: usize,
  P: i32,
  Q: i32,
  strides: i32,
  activation: i32,
  begin: i32,
  end: i32,
  image: usize,
): void {
  const direct = strides != NO_NINE_TAPS && max(max(top, left), max(bottom, right)) <= 1;
  const inBytes = <usize>(H * W) * FLOAT;
  const outBytes = <usize>(P * Q) * FLOAT;
  out += <usize>begin * outBytes;
  if (!direct) fillChannel(image, rows, phases, phaseWidth, 0);
  for (let plane = begin; plane < end; plane++) {
    const k = plane % filters;
    const weights = w + <usize>(k * count) * FLOAT;
    const place = start + <usize>k * FLOAT;
    const channel = x + <usize>(plane / each) * inBytes;
    if (direct) {
      const next = min(plane + 1, end - 1);
      const nextIn = x + <usize>(next / each) * inBytes;
      const nextOut = next > plane ? out + outBytes : out;
      nineTaps(strides, out, channel, weights, place, H, W, top, left, bottom, right, P, Q, nextIn, nextOut);
    } else {
      if (plane == begin || plane % each == 0) copyInside(image, channel, H, W, top, left, phases, phaseWidth);
      if (strides == NO_NINE_TAPS) filterChannel(out, image, taps, count, weights, load<f32>(place), P, Q, rowBytes);
      else nineTaps(strides, out, image, weights, place, rows, phaseWidth, 0, 0, 0, 0, P, Q, image, image);
    }
    activate(activation, out, P * Q);
    out += outBytes;
  }
}

/** A 3×3 window; the other arguments are those of `filterNineTaps`. */
// @ts-ignore: decorator
@inline
function nineTaps(
  strides: i32,
  out: usize,
  image: usize,
  w: usize,
  start: usize,
  H: i32,
  W: i32,
  top: i32,
  left: i32,
  bottom: i32,
  right: i32,
  P: i32,
  Q: i32,
  nextIn: usize,
  nextOut: usize,
): void {
  if (strides == BY_ONE) filterNineTaps(out, image, w, start, H, W, top, left, bottom, right, P, Q, nextIn, nextOut);
  else if (strides == BY_TWO) filterNineTapsByTwo(out, image, w, start, H, W, top, left, bottom, right, P, Q, nextIn);
  else if (strides == ACROSS_BY_TWO) filterNineTapsAcrossByTwo(out, image, w, start, H, W, top, left, bottom, right, P, Q, nextIn, nextOut);
  else filterNineTapsDownByTwo(out, image, w, start, H, W, top, left, bottom, right, P, Q, nextIn);
}

/** Largest value of each window of each channel; arguments as for `depthwise`. */
export function maxPool(
  out: usize,
  x: usize,
  taps: usize,
  count: i32,
  H: i32,
  W: i32,
  top: i32,
  left: i32,
  rows: i32,
  phases: i32,
  phaseWidth: i32,
  rowBytes: usize,
  P: i32,
  Q: i32,
  begin: i32,
  end: i32,
  image: usize,
): void {
  x += <usize>(begin * H * W) * FLOAT;
  out += <usize>(begin * P * Q) * FLOAT;
  fillChannel(image, rows, phases, phaseWidth, -Infinity);
  for (let plane = begin; plane < end; plane++) {
    copyInside(image, x, H, W, top, left, phases, phaseWidth);
    largestOfChannel(out, image, taps, count, P, Q, rowBytes);
    x += <usize>(H * W) * FLOAT;
    out += <usize>(P * Q) * FLOAT;
  }
}

/** Sum of each window of each channel; arguments as for `depthwise`. */
export function sumPool(
  out: usize,
  x: usize,
  taps: usize,
  count: i32,
  H: i32,
  W: i32,
  top: i32,
  left: i32,
  rows: i32,
  phases: i32,
  phaseWidth: i32,
  rowBytes: usize,
  P: i32,
  Q: i32,
  begin: i32,
  end: i32,
  image: usize,
): void {
  x += <usize>(begin * H * W) * FLOAT;
  out += <usize>(begin * P * Q) * FLOAT;
  fillChannel(image, rows, phases, phaseWidth, 0);
  for (let plane = begin; plane < end; plane++) {
    copyInside(image, x, H, W, top, left, phases, phaseWidth);
    sumOfChannel(out, image, taps, count, P, Q, rowBytes);
    x += <usize>(H * W) * FLOAT;
    out += <usize>(P * Q) * FLOAT;
  }
}
