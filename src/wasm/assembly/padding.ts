import { FLOAT, LANES, VECTOR } from './simd';

/**
 * Copies channels into a frame of `fill`. Columns are sorted by their place modulo their stride, so that the same tap of
 * neighbouring output pixels is in neighbouring values.
 *
 *   to[c, y, f, i] = from[c, y − top, i·phases + f − left], or `fill` outside the image
 *
 * @param to      [channels, rows, phases, phaseWidth]; channels begin … end − 1 are overwritten whole
 * @param from    [channels, H, W]
 */
export function padImage(
  to: usize,
  from: usize,
  H: i32,
  W: i32,
  top: i32,
  left: i32,
  rows: i32,
  phases: i32,
  phaseWidth: i32,
  fill: f32,
  begin: i32,
  end: i32,
): void {
  const bytes = <usize>(rows * phases * phaseWidth) * FLOAT;
  to += <usize>begin * bytes;
  from += <usize>(begin * H * W) * FLOAT;
  for (let c = begin; c < end; c++) {
    fillChannel(to, rows, phases, phaseWidth, fill);
    copyInside(to, from, H, W, top, left, phases, phaseWidth);
    to += bytes;
    from += <usize>(H * W) * FLOAT;
  }
}

/**
 * Fills a whole padded channel; `copyInside` never writes to its frame, so once is enough for any number of channels.
 */
export function fillChannel(to: usize, rows: i32, phases: i32, phaseWidth: i32, fill: f32): void {
  const end = to + <usize>(rows * phases * phaseWidth) * FLOAT;
  const four = f32x4.splat(fill);
  for (; to + VECTOR <= end; to += VECTOR) v128.store(to, four);
  for (; to < end; to += FLOAT) store<f32>(to, fill);
}

/** Copies one channel into the frame of a padded channel. */
export function copyInside(
  to: usize,
  from: usize,
  H: i32,
  W: i32,
  top: i32,
  left: i32,
  phases: i32,
  phaseWidth: i32,
): void {
  const rowBytes = <usize>(phases * phaseWidth) * FLOAT;
  to += <usize>top * rowBytes;
  for (let y = 0; y < H; y++) {
    if (phases == 1) {
      copyRow(to + <usize>left * FLOAT, from, W);
    } else {
      for (let f = 0; f < phases; f++) {
        // The first column of this phase that lies in the image, counted in the phase and in the image.
        const place = max(0, (left - f + phases - 1) / phases);
        const first = place * phases + f - left;
        const target = to + <usize>(f * phaseWidth + place) * FLOAT;
        copyPhase(target, from + <usize>first * FLOAT, (W - first + phases - 1) / phases, phases);
      }
    }
    from += <usize>W * FLOAT;
    to += rowBytes;
  }
}

/** Copies whole vectors; the last one overlaps the one before where the row is not a multiple of four. */
// @ts-ignore: decorator
@inline
function copyRow(to: usize, from: usize, W: i32): void {
  if (W >= LANES) {
    const last = <usize>(W - LANES) * FLOAT;
    for (let at: usize = 0; at < last; at += VECTOR) v128.store(to + at, v128.load(from + at));
    v128.store(to + last, v128.load(from + last));
  } else {
    for (let w = 0; w < W; w++) store<f32>(to + <usize>w * FLOAT, load<f32>(from + <usize>w * FLOAT));
  }
}

/** Copies `count` values that are `stride` apart; none where `count` is not positive. */
// @ts-ignore: decorator
@inline
function copyPhase(to: usize, from: usize, count: i32, stride: i32): void {
  let i = 0;
  if (stride == 2 && count >= LANES) {
    for (; i < count; i += LANES) {
      const at = <usize>min(i, count - LANES) * FLOAT;
      const source = from + 2 * at;
      v128.store(to + at, i32x4.shuffle(v128.load(source), v128.load(source, 12), 0, 2, 5, 7));
    }
    return;
  }
  for (; i < count; i++) store<f32>(to + <usize>i * FLOAT, load<f32>(from + <usize>(i * stride) * FLOAT));
}
