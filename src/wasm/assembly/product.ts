import { FLOAT, LANES, storeLanes, VECTOR } from './simd';
import { PANEL_ROW, TILE_COLUMNS, TILE_ROWS, tile } from './tile';

/** Columns of the right matrix that are packed at a time; a caller's panel holds depth · 32 values. */
export const BLOCK_COLUMNS: i32 = 32;

/** A tile that is cut off at the right edge is computed here first: each thread has a place of its own. */
// @ts-ignore: decorator
@external('env', 'edgeTile')
declare const EDGE_TILE: usize;

/** Number of row panels: as few as the tile's rows allow. */
// @ts-ignore: decorator
@inline
function panelCount(rows: i32): i32 {
  return (rows + TILE_ROWS - 1) / TILE_ROWS;
}

/** First row panel of a slab, where the panels are split in `slabs` parts as equal as possible; some may be empty. */
// @ts-ignore: decorator
@inline
export function slabStart(slab: i32, slabs: i32, rows: i32): i32 {
  return (slab * panelCount(rows)) / slabs;
}

/**
 * Packs a left matrix for `multiplyPanel`: its rows in panels of 5 or fewer, as equal as possible, because a tile of
 * 5 rows and one of 1 are slower than two of 3. A panel that begins at row i begins at i · depth values.
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
 * What is packed beyond the last column is never stored.
 *
 * @param from    first column of row 0; a row every `stride` bytes
 */
export function packColumns(to: usize, from: usize, stride: usize, depth: i32, columns: i32): void {
  const size = <usize>depth * PANEL_ROW;
  for (let j = 0; j < columns; j += TILE_COLUMNS) {
    let target = to;
    let source = from + <usize>j * FLOAT;
    for (const end = to + size; target < end; target += PANEL_ROW) {
      v128.store(target, v128.load(source));
      v128.store(target, v128.load(source, 16), 16);
      source += stride;
    }
    to += size;
  }
}

/**
 * Multiplies row panels begin … end − 1 of a packed left matrix with packed columns.
 *
 *   out[r, j] = start[r] + Σ_p a[r, p] · b[p, j]
 *
 * @param out         first column of row 0; a row every `stride` bytes
 * @param accumulate  also adds the values that `out` had before
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
  begin: i32,
  end: i32,
): void {
  for (let j = 0; j < columns; j += TILE_COLUMNS) {
    const width = min(columns - j, TILE_COLUMNS);
    multiplyPanel(out + <usize>j * FLOAT, stride, a, start, rows, depth, b, width, accumulate, begin, end);
    b += <usize>depth * PANEL_ROW;
  }
}

function multiplyPanel(
  out: usize,
  stride: usize,
  a: usize,
  start: usize,
  rows: i32,
  depth: i32,
  b: usize,
  columns: i32,
  accumulate: bool,
  begin: i32,
  end: i32,
): void {
  const panels = panelCount(rows);
  const vectors = columns > LANES ? 2 : 1;
  const whole = columns == vectors * LANES;
  let first = (begin * rows) / panels;
  for (let i = begin; i < end; i++) {
    const next = ((i + 1) * rows) / panels;
    const target = out + <usize>first * stride;
    const left = a + <usize>(first * depth) * FLOAT;
    const place = start + <usize>first * FLOAT;
    if (whole) {
      chooseTile(next - first, vectors, target, stride, place, left, b, depth, accumulate);
    } else {
      chooseTile(next - first, vectors, EDGE_TILE, PANEL_ROW, place, left, b, depth, false);
      storeEdge(target, stride, next - first, columns, accumulate);
    }
    first = next;
  }
}

/** Copies the columns of an edge tile that exist. */
function storeEdge(out: usize, stride: usize, rows: i32, columns: i32, accumulate: bool): void {
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c += LANES) {
      const to = out + <usize>r * stride + <usize>c * FLOAT;
      let value = v128.load(EDGE_TILE + <usize>r * PANEL_ROW + <usize>c * FLOAT);
      if (accumulate) value = f32x4.add(value, v128.load(to));
      storeLanes(to, value, columns - c);
    }
  }
}

function chooseTile(
  rows: i32,
  vectors: i32,
  out: usize,
  stride: usize,
  start: usize,
  a: usize,
  b: usize,
  depth: i32,
  accumulate: bool,
): void {
  if (vectors == 2) {
    if (rows == 5) tile(5, 2, out, stride, start, a, b, depth, accumulate);
    else if (rows == 4) tile(4, 2, out, stride, start, a, b, depth, accumulate);
    else if (rows == 3) tile(3, 2, out, stride, start, a, b, depth, accumulate);
    else if (rows == 2) tile(2, 2, out, stride, start, a, b, depth, accumulate);
    else tile(1, 2, out, stride, start, a, b, depth, accumulate);
  } else {
    if (rows == 5) tile(5, 1, out, stride, start, a, b, depth, accumulate);
    else if (rows == 4) tile(4, 1, out, stride, start, a, b, depth, accumulate);
    else if (rows == 3) tile(3, 1, out, stride, start, a, b, depth, accumulate);
    else if (rows == 2) tile(2, 1, out, stride, start, a, b, depth, accumulate);
    else tile(1, 1, out, stride, start, a, b, depth, accumulate);
  }
}
