import { NO_ACTIVATION, RELU, RELU6 } from './activation-codes';
import { activate } from './activations';
import { FLOAT, LANES, VECTOR } from './simd';
import { PANEL_ROW, tile } from './tile';
import { TILE_COLUMNS, TILE_ROWS } from './tile-sizes';

/** Up to this depth the packed columns leave room in an L1 cache of 48 KiB for the columns that come next. */
const NEAR_DEPTH: i32 = 320;

/** Number of row panels: as few as the tile's rows allow. */
// @ts-ignore: decorator
@inline
function panelCount(rows: i32): i32 {
  return (rows + TILE_ROWS - 1) / TILE_ROWS;
}

/** First row panel of a slab. The panels are split into `slabs` parts, as equal as possible; some may be empty. */
// @ts-ignore: decorator
@inline
export function slabStart(slab: i32, slabs: i32, rows: i32): i32 {
  return (slab * panelCount(rows)) / slabs;
}

/**
 * Packs a left matrix for `multiplyPanel`: its rows in panels of at most 5, as equal as possible, because a tile of 5
 * rows and one of 1 are slower than two of 3. A panel that begins at row i begins at i · depth values.
 *
 *   to[i·depth + p·count + r] = from[(i + r)·depth + p]
 *
 * @param to     rows·depth values
 * @param from   [rows, depth]
 * @param slabs  parts of the panels, of which begin … end − 1 are packed, see `slabStart`
 */
export function packRows(
  to: usize,
  from: usize,
  rows: i32,
  depth: i32,
  slabs: i32,
  begin: i32,
  end: i32,
): void {
  const panels = panelCount(rows);
  const last = slabStart(end, slabs, rows);
  for (let i = slabStart(begin, slabs, rows); i < last; i++) {
    const first = (i * rows) / panels;
    const count = ((i + 1) * rows) / panels - first;
    for (let r = 0; r < count; r++) {
      let source = from + <usize>((first + r) * depth) * FLOAT;
      let target = to + <usize>(first * depth + r) * FLOAT;
      const step = <usize>count * FLOAT;
      let p = 0;
      for (; p + LANES <= depth; p += LANES) {
        const four = v128.load(source);
        v128.store32_lane(target, four, 0);
        v128.store32_lane(target + step, four, 1);
        v128.store32_lane(target + 2 * step, four, 2);
        v128.store32_lane(target + 3 * step, four, 3);
        source += VECTOR;
        target += 4 * step;
      }
      for (; p < depth; p++) {
        store<f32>(target, load<f32>(source));
        source += FLOAT;
        target += step;
      }
    }
  }
}

/**
 * Packs up to 32 columns of a right matrix whose rows are contiguous, in panels of 8: to[j/8][p, j%8] = from[p, j].
 * Values that are packed beyond the last column reach no output.
 *
 * @param from    first column of row 0; rows are `stride` bytes apart
 */
export function packColumns(to: usize, from: usize, stride: usize, depth: i32, columns: i32): void {
  const size = <usize>depth * PANEL_ROW;
  for (const end = to + size; to < end; to += PANEL_ROW) {
    let target = to;
    for (let at: usize = 0, width = <usize>columns * FLOAT; at < width; at += PANEL_ROW) {
      v128.store(target, v128.load(from + at));
      v128.store(target, v128.load(from + at, 16), 16);
      target += size;
    }
    from += stride;
  }
}

/**
 * Multiplies row panels begin … end − 1 of a packed left matrix with packed columns.
 *
 *   out[r, j] = f(start[r] + Σ_p a[r, p] · b[p, j])
 *
 * @param out         first column of row 0; rows are `stride` bytes apart
 * @param accumulate  also adds the values that `out` had before
 * @param activation  code of f, see activation-codes.ts; ReLU and ReLU6 are applied before the sums leave the registers
 * @param next        first of the columns that are packed next, [depth] rows `stride` bytes apart, or 0. They are
 *                    touched in advance: rows of large maps lie too far apart for the hardware prefetcher
 */
export function multiplyBlock(
  out: usize,
  stride: usize,
  a: usize,
  start: usize,
  rows: i32,
  depth: i32,
  b: usize,
  columns: i32,
  accumulate: bool,
  activation: i32,
  next: usize,
  begin: i32,
  end: i32,
): void {
  const panels = panelCount(rows);
  const clip = !accumulate && (activation == RELU || activation == RELU6) ? activation : NO_ACTIVATION;
  for (let i = begin, first = (begin * rows) / panels; i < end; i++) {
    const last = ((i + 1) * rows) / panels;
    if (next && depth <= NEAR_DEPTH) {
      touchRows(next, stride, (i * depth) / panels, ((i + 1) * depth) / panels);
    }
    const target = out + <usize>first * stride;
    const left = a + <usize>(first * depth) * FLOAT;
    const place = start + <usize>first * FLOAT;
    multiplyPanel(last - first, target, stride, left, place, depth, b, columns, accumulate, clip);
    if (activation != clip) {
      for (let r = first; r < last; r++) activate(activation, out + <usize>r * stride, columns);
    }
    first = last;
  }
}

/** Reads one value of each of some rows, so that they are in the cache when they are packed. */
function touchRows(from: usize, stride: usize, first: i32, end: i32): void {
  for (let p = first; p < end; p++) load<u8>(from + <usize>p * stride);
}

/** Multiplies one row panel, which stays in the L1 cache, with all column panels; `clip` is that of `tile`. */
function multiplyPanel(
  rows: i32,
  out: usize,
  stride: usize,
  a: usize,
  start: usize,
  depth: i32,
  b: usize,
  columns: i32,
  accumulate: bool,
  clip: i32,
): void {
  let rest = columns;
  for (; rest > LANES; rest -= TILE_COLUMNS) {
    if (rows == 5) tile(5, 2, out, stride, start, a, b, depth, rest, accumulate, clip);
    else if (rows == 4) tile(4, 2, out, stride, start, a, b, depth, rest, accumulate, clip);
    else if (rows == 3) tile(3, 2, out, stride, start, a, b, depth, rest, accumulate, clip);
    else if (rows == 2) tile(2, 2, out, stride, start, a, b, depth, rest, accumulate, clip);
    else tile(1, 2, out, stride, start, a, b, depth, rest, accumulate, clip);
    out += PANEL_ROW;
    b += <usize>depth * PANEL_ROW;
  }
  if (rest <= 0) return;
  if (rows == 5) tile(5, 1, out, stride, start, a, b, depth, rest, accumulate, clip);
  else if (rows == 4) tile(4, 1, out, stride, start, a, b, depth, rest, accumulate, clip);
  else if (rows == 3) tile(3, 1, out, stride, start, a, b, depth, rest, accumulate, clip);
  else if (rows == 2) tile(2, 1, out, stride, start, a, b, depth, rest, accumulate, clip);
  else tile(1, 1, out, stride, start, a, b, depth, rest, accumulate, clip);
}
