import { L1, L2, MAX, MEAN, MIN, SUM, SUM_SQUARE } from './reduction-codes';
import { FLOAT, LANES, storeLanes, VECTOR } from './simd';
import { REDUCED_COLUMNS } from './tile-sizes';

/**
 * out[r] = f(x[r, 0 … length − 1]) for rows begin … end − 1.
 *
 * @param code  of f, see reduction-codes.ts
 */
export function reduceRows(out: usize, x: usize, code: i32, length: i32, begin: i32, end: i32): void {
  for (let r = begin; r < end; r++) {
    const row = x + <usize>r * <usize>length * FLOAT;
    store<f32>(out + <usize>r * FLOAT, valueOfRow(code, row, length));
  }
}

/**
 * out[o, p] = f(x[o, 0 … length − 1, p]) for `inner` columns p of each o. A unit is 16 columns of one o.
 *
 * @param code   of f, see reduction-codes.ts
 * @param begin  first unit of outer · ⌈inner / 16⌉; `end` is the one after the last
 */
export function reduceColumns(
  out: usize,
  x: usize,
  code: i32,
  length: i32,
  inner: i32,
  begin: i32,
  end: i32,
): void {
  const blocks = (inner + REDUCED_COLUMNS - 1) / REDUCED_COLUMNS;
  for (let unit = begin; unit < end; unit++) {
    const o = unit / blocks;
    const first = (unit % blocks) * REDUCED_COLUMNS;
    const from = x + (<usize>o * <usize>length * <usize>inner + <usize>first) * FLOAT;
    const to = out + (<usize>o * <usize>inner + <usize>first) * FLOAT;
    columnsOf(code, to, from, length, <usize>inner * FLOAT, inner - first);
  }
}

function valueOfRow(code: i32, x: usize, length: i32): f32 {
  if (code == SUM) return row(SUM, x, length);
  if (code == MEAN) return row(SUM, x, length) / <f32>length;
  if (code == MAX) return row(MAX, x, length);
  if (code == MIN) return row(MIN, x, length);
  if (code == L1) return row(L1, x, length);
  const squares = row(SUM_SQUARE, x, length);
  return code == L2 ? Mathf.sqrt(squares) : squares;
}

/** Eight values at a time, in two vectors. */
// @ts-ignore: decorator
@inline
function row(code: i32, x: usize, length: i32): f32 {
  let s0 = startOf(code, v128.load32_splat(x));
  let s1 = s0;
  let i = 0;
  for (; i + 2 * LANES <= length; i += 2 * LANES) {
    s0 = combined(code, s0, v128.load(x));
    s1 = combined(code, s1, v128.load(x, 16));
    x += 2 * VECTOR;
  }
  // What is left goes to the first lane; the other lanes combine what changes nothing.
  for (; i < length; i++) {
    const value = load<f32>(x);
    s0 = f32x4.replace_lane(s0, 0, f32x4.extract_lane(combined(code, s0, f32x4.splat(value)), 0));
    x += FLOAT;
  }
  s0 = joined(code, s0, s1);
  s0 = joined(code, s0, i32x4.shuffle(s0, s0, 2, 3, 0, 1));
  s0 = joined(code, s0, i32x4.shuffle(s0, s0, 1, 0, 3, 2));
  return f32x4.extract_lane(s0, 0);
}

function columnsOf(code: i32, to: usize, from: usize, length: i32, stride: usize, columns: i32): void {
  const one = f32x4.splat(1);
  const share = f32x4.splat(<f32>1 / <f32>length);
  if (code == SUM) columnsBy(SUM, to, from, length, stride, columns, one);
  else if (code == MEAN) columnsBy(SUM, to, from, length, stride, columns, share);
  else if (code == MAX) columnsBy(MAX, to, from, length, stride, columns, one);
  else if (code == MIN) columnsBy(MIN, to, from, length, stride, columns, one);
  else if (code == L1) columnsBy(L1, to, from, length, stride, columns, one);
  else if (code == L2) columnsBy(L2, to, from, length, stride, columns, one);
  else columnsBy(SUM_SQUARE, to, from, length, stride, columns, one);
}

// @ts-ignore: decorator
@inline
function columnsBy(
  code: i32,
  to: usize,
  from: usize,
  length: i32,
  stride: usize,
  columns: i32,
  factor: v128,
): void {
  let s0 = startOf(code, v128.load(from));
  let s1 = startOf(code, v128.load(from, 16));
  let s2 = startOf(code, v128.load(from, 32));
  let s3 = startOf(code, v128.load(from, 48));
  for (let i = 0; i < length; i++) {
    s0 = combined(code, s0, v128.load(from));
    s1 = combined(code, s1, v128.load(from, 16));
    s2 = combined(code, s2, v128.load(from, 32));
    s3 = combined(code, s3, v128.load(from, 48));
    from += stride;
  }
  storeLanes(to, finished(code, s0, factor), columns);
  if (columns > LANES) storeLanes(to + VECTOR, finished(code, s1, factor), columns - LANES);
  if (columns > 2 * LANES) storeLanes(to + 2 * VECTOR, finished(code, s2, factor), columns - 2 * LANES);
  if (columns > 3 * LANES) storeLanes(to + 3 * VECTOR, finished(code, s3, factor), columns - 3 * LANES);
}

/** What changes nothing: 0, or for a maximum and a minimum one of the values. */
// @ts-ignore: decorator
@inline
function startOf(code: i32, value: v128): v128 {
  return code == MAX || code == MIN ? value : f32x4.splat(0);
}

/** What has been combined so far, with one more value in each lane. */
// @ts-ignore: decorator
@inline
function combined(code: i32, sofar: v128, value: v128): v128 {
  if (code == L1) return f32x4.add(sofar, f32x4.abs(value));
  if (code == L2 || code == SUM_SQUARE) return f32x4.add(sofar, f32x4.mul(value, value));
  return joined(code, sofar, value);
}

/** Two partial results as one. */
// @ts-ignore: decorator
@inline
function joined(code: i32, a: v128, b: v128): v128 {
  if (code == MAX) return f32x4.max(a, b);
  if (code == MIN) return f32x4.min(a, b);
  return f32x4.add(a, b);
}

// @ts-ignore: decorator
@inline
function finished(code: i32, value: v128, factor: v128): v128 {
  return code == L2 ? f32x4.sqrt(value) : f32x4.mul(value, factor);
}
