import { activate } from './activations';
import { filterNineTaps } from './nine-taps';
import { filterNineTapsByTwo } from './nine-taps-by-two';
import { copyInside, fillChannel } from './padding';
import { FLOAT } from './simd';
import { filterChannel, largestOfChannel, sumOfChannel } from './window';

/**
 * Depthwise convolution. A channel is read from the input itself if the window is 3×3 and the padding at most 1;
 * otherwise from a padded copy in `image`, which stays in the L1 cache.
 *
 *   out[n,c,y,q] = f(start[c] + Σ_t w[c, t] · x[n, c, window of (y, q), t])
 *
 * @param out         [planes, P, Q]; planes = images · channels, of which begin … end − 1 are computed
 * @param x           [planes, H, W]
 * @param taps        i32 byte offset of each tap in the padded channel, [count]
 * @param w           [channels, count]
 * @param start       [channels]
 * @param rowBytes    from the window of one output row to that of the next, in the padded channel
 * @param nineTaps    1 or 2: the window is 3×3 without dilation, with this stride; the columns are not sorted then. 0: any
 *                    other window
 * @param direct      `nineTaps` is not 0, and the padding at most 1 on each side
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
  channels: i32,
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
  nineTaps: i32,
  direct: bool,
  activation: i32,
  begin: i32,
  end: i32,
  image: usize,
): void {
  const inBytes = <usize>(H * W) * FLOAT;
  const outBytes = <usize>(P * Q) * FLOAT;
  x += <usize>begin * inBytes;
  out += <usize>begin * outBytes;
  if (!direct) fillChannel(image, rows, phases, phaseWidth, 0);
  for (let plane = begin; plane < end; plane++) {
    const c = plane % channels;
    const weights = w + <usize>(c * count) * FLOAT;
    const place = start + <usize>c * FLOAT;
    if (direct) {
      const more = plane + 1 < end;
      const nextIn = more ? x + inBytes : x;
      const nextOut = more ? out + outBytes : out;
      if (nineTaps == 1) filterNineTaps(out, x, weights, place, H, W, top, left, P, Q, nextIn, nextOut);
      else filterNineTapsByTwo(out, x, weights, place, H, W, top, left, P, Q, nextIn, nextOut);
    } else {
      copyInside(image, x, H, W, top, left, phases, phaseWidth);
      if (!nineTaps) filterChannel(out, image, taps, count, weights, load<f32>(place), P, Q, rowBytes);
      else if (nineTaps == 1) filterNineTaps(out, image, weights, place, rows, phaseWidth, 0, 0, P, Q, image, image);
      else filterNineTapsByTwo(out, image, weights, place, rows, phaseWidth, 0, 0, P, Q, image, image);
    }
    activate(activation, out, P * Q);
    x += inBytes;
    out += outBytes;
  }
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
