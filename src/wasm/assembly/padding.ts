import { FLOAT, LANES, VECTOR } from './simd';

/**
 * Copies channels into the middle of `fill`, the columns sorted by their place modulo the stride, so that a window
 * which moves by `stride` reads neighbouring values.
 *
 *   to[c, y, f, i] = from[c, y − top, i·stride + f − left], or `fill` outside the image
 *
 * @param to      [channels, rows, stride, phaseWidth]; channels begin … end − 1 are overwritten whole
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
  stride: i32,
  phaseWidth: i32,
  fill: f32,
  begin: i32,
  end: i32,
): void {
  const rowValues = stride * phaseWidth;
  const rowBytes = <usize>rowValues * FLOAT;
  to += <usize>(begin * rows) * rowBytes;
  from += <usize>(begin * H * W) * FLOAT;
  for (let c = begin; c < end; c++) {
    fillValues(to, top * rowValues, fill);
    to += <usize>top * rowBytes;
    for (let y = 0; y < H; y++) {
      if (stride == 1) copyRow(to, from, W, left, phaseWidth, fill);
      else sortRow(to, from, W, left, stride, phaseWidth, fill);
      from += <usize>W * FLOAT;
      to += rowBytes;
    }
    const bottom = rows - top - H;
    fillValues(to, bottom * rowValues, fill);
    to += <usize>bottom * rowBytes;
  }
}

/** Whole vectors, the last of which overlaps the one before where four do not divide the row. */
function copyRow(to: usize, from: usize, W: i32, left: i32, width: i32, fill: f32): void {
  let target = to;
  for (let i = 0; i < left; i++, target += FLOAT) store<f32>(target, fill);
  if (W >= LANES) {
    const last = <usize>(W - LANES) * FLOAT;
    for (let at: usize = 0; at < last; at += VECTOR) v128.store(target + at, v128.load(from + at));
    v128.store(target + last, v128.load(from + last));
  } else {
    for (let w = 0; w < W; w++) store<f32>(target + <usize>w * FLOAT, load<f32>(from + <usize>w * FLOAT));
  }
  target += <usize>W * FLOAT;
  for (const end = to + <usize>width * FLOAT; target < end; target += FLOAT) store<f32>(target, fill);
}

function sortRow(to: usize, from: usize, W: i32, left: i32, stride: i32, phaseWidth: i32, fill: f32): void {
  for (let f = 0; f < stride; f++) {
    for (let i = 0; i < phaseWidth; ) {
      const w = i * stride + f - left;
      const source = from + <isize>w * FLOAT;
      if (stride == 2 && w >= 0 && w + 6 < W && i + LANES <= phaseWidth) {
        const four = i32x4.shuffle(v128.load(source), v128.load(source, 12), 0, 2, 5, 7);
        v128.store(to, four);
        i += LANES;
        to += VECTOR;
      } else {
        store<f32>(to, w >= 0 && w < W ? load<f32>(source) : fill);
        i += 1;
        to += FLOAT;
      }
    }
  }
}

function fillValues(to: usize, count: i32, fill: f32): void {
  const end = to + <usize>count * FLOAT;
  const four = f32x4.splat(fill);
  for (; to + VECTOR <= end; to += VECTOR) v128.store(to, four);
  for (; to < end; to += FLOAT) store<f32>(to, fill);
}
