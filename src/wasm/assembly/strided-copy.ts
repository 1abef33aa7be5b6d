import { FLOAT, LANES, VECTOR } from './simd';
import { COPY_ROWS } from './tile-sizes';

/** Bytes of an axis in the table: its length and the distances of neighbours in target and source, three i32. */
const AXIS: usize = 12;

/**
 * Copies values that lie at regular distances: out[Σ i_a · to_a] = x[Σ i_a · from_a] for all places i_a of all axes.
 *
 * @param axes   i32 [2 + outer, 3]: length, and bytes between neighbours in target and source, of columns, rows and
 *               outer axes
 * @param outer  number of outer axes
 * @param begin  first unit of (places of the outer axes) · ⌈rows / 32⌉; `end` is the one after the last
 */
export function copyStrided(out: usize, x: usize, axes: usize, outer: i32, begin: i32, end: i32): void {
  const columns = load<i32>(axes);
  const toColumn = load<i32>(axes, 4);
  const fromColumn = load<i32>(axes, 8);
  const rows = load<i32>(axes, 12);
  const toRow = load<i32>(axes, 16);
  const fromRow = load<i32>(axes, 20);
  const blocks = (rows + COPY_ROWS - 1) / COPY_ROWS;
  for (let unit = begin; unit < end; unit++) {
    const first = (unit % blocks) * COPY_ROWS;
    let to = out + <usize>(first * toRow);
    let from = x + <usize>(first * fromRow);
    let place = unit / blocks;
    for (let a = 0; a < outer; a++) {
      const axis = axes + <usize>(2 + a) * AXIS;
      const length = load<i32>(axis);
      const i = place % length;
      place /= length;
      to += <usize>(i * load<i32>(axis, 4));
      from += <usize>(i * load<i32>(axis, 8));
    }
    const count = min(COPY_ROWS, rows - first);
    if (toColumn == 4 && fromColumn == 4) {
      copyRuns(to, from, count, toRow, fromRow, columns);
    } else if (toColumn == 4 && fromRow == 4 && columns >= LANES) {
      transposeTile(to, from, count, toRow, columns, fromColumn);
    } else if (toColumn == 4 && toRow == 8 && columns == 2 && fromRow == 4) {
      interleave(to, from, from + <usize>fromColumn, count);
    } else if (toColumn == 4 && fromColumn == 8) {
      everyOther(to, from, count, toRow, fromRow, columns);
    } else if (toColumn == 4 && fromColumn == 0) {
      repeat(to, from, count, toRow, fromRow, columns);
    } else {
      oneByOne(to, from, count, toRow, fromRow, columns, toColumn, fromColumn);
    }
  }
}

function copyRuns(to: usize, from: usize, rows: i32, toRow: i32, fromRow: i32, columns: i32): void {
  const bytes = <usize>columns * FLOAT;
  for (let r = 0; r < rows; r++) {
    if (columns >= 4 * LANES) {
      memory.copy(to, from, bytes);
    } else if (columns >= LANES) {
      // The last vector overlaps the one before.
      const last = bytes - VECTOR;
      for (let at: usize = 0; at < last; at += VECTOR) v128.store(to + at, v128.load(from + at));
      v128.store(to + last, v128.load(from + last));
    } else {
      for (let at: usize = 0; at < bytes; at += FLOAT) store<f32>(to + at, load<f32>(from + at));
    }
    to += <usize>toRow;
    from += <usize>fromRow;
  }
}

/** Rows are neighbours in the source, columns in the target: 4 × 4 values at a time, then what is left. */
function transposeTile(to: usize, from: usize, rows: i32, toRow: i32, columns: i32, fromColumn: i32): void {
  const step = <usize>fromColumn;
  const whole = rows & ~3;
  for (let c = 0; c < columns; c += LANES) {
    // The last block of columns overlaps the one before.
    const column = min(c, columns - LANES);
    let target = to + <usize>column * FLOAT;
    let source = from + <usize>column * step;
    for (let r = 0; r < whole; r += LANES) {
      const a = v128.load(source);
      const b = v128.load(source + step);
      const d = v128.load(source + 2 * step);
      const e = v128.load(source + 3 * step);
      const ab = i32x4.shuffle(a, b, 0, 4, 1, 5);
      const de = i32x4.shuffle(d, e, 0, 4, 1, 5);
      const abHigh = i32x4.shuffle(a, b, 2, 6, 3, 7);
      const deHigh = i32x4.shuffle(d, e, 2, 6, 3, 7);
      v128.store(target, i64x2.shuffle(ab, de, 0, 2));
      v128.store(target + <usize>toRow, i64x2.shuffle(ab, de, 1, 3));
      v128.store(target + <usize>(2 * toRow), i64x2.shuffle(abHigh, deHigh, 0, 2));
      v128.store(target + <usize>(3 * toRow), i64x2.shuffle(abHigh, deHigh, 1, 3));
      target += <usize>(4 * toRow);
      source += VECTOR;
    }
  }
  const left = to + <usize>(whole * toRow);
  oneByOne(left, from + <usize>whole * FLOAT, rows - whole, toRow, 4, columns, 4, fromColumn);
}

/** Two runs of `count` values, one value of each in turn. */
function interleave(to: usize, a: usize, b: usize, count: i32): void {
  let i = 0;
  for (; i + LANES <= count; i += LANES) {
    const left = v128.load(a);
    const right = v128.load(b);
    v128.store(to, i32x4.shuffle(left, right, 0, 4, 1, 5));
    v128.store(to, i32x4.shuffle(left, right, 2, 6, 3, 7), VECTOR);
    to += 2 * VECTOR;
    a += VECTOR;
    b += VECTOR;
  }
  for (; i < count; i++) {
    store<f32>(to, load<f32>(a));
    store<f32>(to, load<f32>(b), FLOAT);
    to += 2 * FLOAT;
    a += FLOAT;
    b += FLOAT;
  }
}

/** Every other value of each row. */
function everyOther(to: usize, from: usize, rows: i32, toRow: i32, fromRow: i32, columns: i32): void {
  for (let r = 0; r < rows; r++) {
    let c = 0;
    for (; c + LANES <= columns; c += LANES) {
      const source = from + <usize>(2 * c) * FLOAT;
      const pair = i32x4.shuffle(v128.load(source), v128.load(source, VECTOR), 0, 2, 4, 6);
      v128.store(to + <usize>c * FLOAT, pair);
    }
    for (; c < columns; c++) {
      store<f32>(to + <usize>c * FLOAT, load<f32>(from + <usize>(2 * c) * FLOAT));
    }
    to += <usize>toRow;
    from += <usize>fromRow;
  }
}

/** One value for each row. */
function repeat(to: usize, from: usize, rows: i32, toRow: i32, fromRow: i32, columns: i32): void {
  for (let r = 0; r < rows; r++) {
    const value = load<f32>(from);
    const four = f32x4.splat(value);
    let c = 0;
    for (; c + LANES <= columns; c += LANES) v128.store(to + <usize>c * FLOAT, four);
    for (; c < columns; c++) store<f32>(to + <usize>c * FLOAT, value);
    to += <usize>toRow;
    from += <usize>fromRow;
  }
}

function oneByOne(
  to: usize,
  from: usize,
  rows: i32,
  toRow: i32,
  fromRow: i32,
  columns: i32,
  toColumn: i32,
  fromColumn: i32,
): void {
  for (let r = 0; r < rows; r++) {
    let target = to;
    let source = from;
    for (let c = 0; c < columns; c++) {
      store<f32>(target, load<f32>(source));
      target += <usize>toColumn;
      source += <usize>fromColumn;
    }
    to += <usize>toRow;
    from += <usize>fromRow;
  }
}
