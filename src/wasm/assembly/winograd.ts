import { activate } from './activations';
import { multiplyBlock, slabStart } from './product';
import { FLOAT, LANES, storeLanes, VECTOR } from './simd';
import { PANEL_ROW } from './tile';
import { TILE_COLUMNS, TILE_ROWS, WINOGRAD_FILTERS, WINOGRAD_GAP, WINOGRAD_PRODUCTS } from './tile-sizes';

/** Bytes between two matrices that are written side by side. */
const GAP: usize = <usize>WINOGRAD_GAP * FLOAT;

/**
 * The second and last step of a 3×3 convolution with stride 1 by Winograd's F(2×2, 3×3), for a block of rows of tiles:
 * 16 products per channel for each tile of 2×2 output pixels instead of 36, as 16 matrix products over the channels.
 *
 *   out tile = f(Aᵀ [ Σ_c (G w[k, c] Gᵀ) ⊙ (Bᵀ d[c] B) ] A),   d the 4×4 values under the tile
 *
 * @param out           [rows, pixels] from the block's first pixel on
 * @param tiles         the block by `winogradTiles`
 * @param weights       `packRows` of each of the 9 matrices [rows, depth] of the filters' taps, 64 bytes between them
 * @param start         [16, rows]: the bias in row 5, which adds to all four pixels of a tile, zeros elsewhere
 * @param pixels        pixels of a filter's whole output
 * @param height        rows of pixels of the block
 * @param count         tiles of the block
 * @param activation    code of f, see activation-codes.ts
 * @param slabs         parts of the filters, see `slabStart`, of at most 20 filters each
 * @param begin         first unit of `slabs`; `end` is the one after the last
 * @param products      scratch of 16 · (20 · (count rounded up to a multiple of 8 + depth) + 32) values
 */
export function winogradProducts(
  out: usize,
  tiles: usize,
  weights: usize,
  start: usize,
  rows: i32,
  depth: i32,
  pixels: i32,
  height: i32,
  Q: i32,
  count: i32,
  activation: i32,
  slabs: i32,
  begin: i32,
  end: i32,
  products: usize,
): void {
  const panels = (rows + TILE_ROWS - 1) / TILE_ROWS;
  for (let slab = begin; slab < end; slab++) {
    const first = slabStart(slab, slabs, rows);
    const last = slabStart(slab + 1, slabs, rows);
    const firstRow = (first * rows) / panels;
    const lastRow = (last * rows) / panels;
    const transformed = products + <usize>WINOGRAD_PRODUCTS * productBytes(count);
    transformWeights(transformed, weights, rows, depth, firstRow, lastRow);
    multiply(products, tiles, transformed, start, rows, depth, count, first, last);
    let from = products;
    for (let row = firstRow; row < lastRow; row++) {
      const to = out + <usize>(row * pixels) * FLOAT;
      writeTiles(to, from, productBytes(count), height, Q, count);
      activate(activation, to, height * Q);
      from += <usize>wholePanels(count) * FLOAT;
    }
  }
}

/** The number of tiles, rounded up to whole panels. */
// @ts-ignore: decorator
@inline
function wholePanels(count: i32): i32 {
  return (count + TILE_COLUMNS - 1) & ~(TILE_COLUMNS - 1);
}

/** Bytes from one of the 16 matrices of transformed tiles to the next. */
// @ts-ignore: decorator
@inline
function matrixBytes(depth: i32, count: i32): usize {
  return <usize>(depth * wholePanels(count)) * FLOAT + GAP;
}

/** Bytes from one of the 16 products to the next. */
// @ts-ignore: decorator
@inline
function productBytes(count: i32): usize {
  return <usize>(WINOGRAD_FILTERS * wholePanels(count)) * FLOAT + GAP;
}

/** Bytes from one of the 16 matrices of a slab's transformed weights to the next. */
// @ts-ignore: decorator
@inline
function transformedBytes(depth: i32): usize {
  return <usize>(WINOGRAD_FILTERS * depth) * FLOAT + GAP;
}

/**
 * G w Gᵀ of some filters; the order of the values in a matrix does not matter.
 *
 *   to[4i + j][r, c] = (G w[r, c] Gᵀ)[i, j]
 *
 * It takes as long as two tiles and is repeated for each block of tiles: transformed once, the weights of all filters
 * would take 16/9 of the memory, and as much more time to read.
 */
function transformWeights(to: usize, weights: usize, rows: i32, depth: i32, first: i32, last: i32): void {
  const matrix = <usize>(rows * depth) * FLOAT + GAP;
  const size = transformedBytes(depth);
  let from = weights + <usize>(first * depth) * FLOAT;
  for (const end = from + <usize>((last - first) * depth) * FLOAT; from < end; from += VECTOR) {
    const w0 = v128.load(from);
    const w1 = v128.load(from + matrix);
    const w2 = v128.load(from + 2 * matrix);
    const w6 = v128.load(from + 6 * matrix);
    const w7 = v128.load(from + 7 * matrix);
    const w8 = v128.load(from + 8 * matrix);
    storeWeights(to, size, w0, w1, w2);
    storeWeights(to + 12 * size, size, w6, w7, w8);
    const outer0 = half(f32x4.add(w0, w6));
    const outer1 = half(f32x4.add(w1, w7));
    const outer2 = half(f32x4.add(w2, w8));
    const inner0 = half(v128.load(from + 3 * matrix));
    const inner1 = half(v128.load(from + 4 * matrix));
    const inner2 = half(v128.load(from + 5 * matrix));
    storeWeights(to + 4 * size, size, f32x4.add(outer0, inner0), f32x4.add(outer1, inner1), f32x4.add(outer2, inner2));
    storeWeights(to + 8 * size, size, f32x4.sub(outer0, inner0), f32x4.sub(outer1, inner1), f32x4.sub(outer2, inner2));
    to += VECTOR;
  }
}

/** A row of G w Gᵀ from one of G w: w₀, ½(w₀ + w₂) + ½w₁, ½(w₀ + w₂) − ½w₁, w₂. */
// @ts-ignore: decorator
@inline
function storeWeights(to: usize, size: usize, w0: v128, w1: v128, w2: v128): void {
  const outer = half(f32x4.add(w0, w2));
  const inner = half(w1);
  v128.store(to, w0);
  v128.store(to + size, f32x4.add(outer, inner));
  v128.store(to + 2 * size, f32x4.sub(outer, inner));
  v128.store(to + 3 * size, w2);
}

// @ts-ignore: decorator
@inline
function half(x: v128): v128 {
  return f32x4.mul(x, f32x4.splat(0.5));
}

/** The 16 products of some row panels: products[i][r, t] = start[i, r] + Σ_c weights[i][r, c] · tiles[i][c, t]. */
function multiply(
  products: usize,
  tiles: usize,
  weights: usize,
  start: usize,
  rows: i32,
  depth: i32,
  count: i32,
  begin: i32,
  end: i32,
): void {
  const stride = <usize>wholePanels(count) * FLOAT;
  const columns = (count + LANES - 1) & ~(LANES - 1);
  const panels = (rows + TILE_ROWS - 1) / TILE_ROWS;
  const first = (begin * rows) / panels;
  products -= <usize>first * stride;
  weights -= <usize>(first * depth) * FLOAT;
  for (let i = 0; i < WINOGRAD_PRODUCTS; i++) {
    const from = start + <usize>(i * rows) * FLOAT;
    multiplyBlock(products, stride, weights, from, rows, depth, tiles, columns, false, 0, 0, begin, end);
    products += productBytes(count);
    weights += transformedBytes(depth);
    tiles += matrixBytes(depth, count);
  }
}

/**
 * The first step: Bᵀ d B of some tiles, for channels begin … end − 1, in panels of 8 tiles as for `multiplyBlock`.
 *
 *   to[4i + j][c, t] = (Bᵀ d[c, t] B)[i, j]
 *
 * @param to       16 · (depth · (count rounded up to a multiple of 8) + 16) values
 * @param image    `padImage` of the input, or the input; every tile's 4×4 values lie inside
 * @param origins  i32 byte offset of each tile, and of three more
 * @param count    tiles
 */
export function winogradTiles(
  to: usize,
  image: usize,
  origins: usize,
  depth: i32,
  channelBytes: usize,
  rowBytes: usize,
  count: i32,
  begin: i32,
  end: i32,
): void {
  const size = matrixBytes(depth, count);
  image += <usize>begin * channelBytes;
  for (let t = 0; t < count; t += LANES) {
    let d0 = image + load<u32>(origins);
    let d1 = image + load<u32>(origins, 4);
    let d2 = image + load<u32>(origins, 8);
    let d3 = image + load<u32>(origins, 12);
    origins += 16;
    let target = to + <usize>((t / TILE_COLUMNS) * depth + begin) * PANEL_ROW + (t & LANES ? VECTOR : 0);
    for (let c = begin; c < end; c++) {
      transformRow(0, target, size, d0, d1, d2, d3, rowBytes);
      transformRow(1, target + 4 * size, size, d0, d1, d2, d3, rowBytes);
      transformRow(2, target + 8 * size, size, d0, d1, d2, d3, rowBytes);
      transformRow(3, target + 12 * size, size, d0, d1, d2, d3, rowBytes);
      target += PANEL_ROW;
      d0 += channelBytes;
      d1 += channelBytes;
      d2 += channelBytes;
      d3 += channelBytes;
    }
  }
}

/** Row i of Bᵀ d B of four tiles, transposed so that a vector holds one element of each tile. */
// @ts-ignore: decorator
@inline
function transformRow(
  i: i32,
  to: usize,
  size: usize,
  d0: usize,
  d1: usize,
  d2: usize,
  d3: usize,
  rowBytes: usize,
): void {
  const t0 = combineRows(i, d0, rowBytes);
  const t1 = combineRows(i, d1, rowBytes);
  const t2 = combineRows(i, d2, rowBytes);
  const t3 = combineRows(i, d3, rowBytes);
  const low01 = i32x4.shuffle(t0, t1, 0, 4, 1, 5);
  const low23 = i32x4.shuffle(t2, t3, 0, 4, 1, 5);
  const high01 = i32x4.shuffle(t0, t1, 2, 6, 3, 7);
  const high23 = i32x4.shuffle(t2, t3, 2, 6, 3, 7);
  const x0 = i64x2.shuffle(low01, low23, 0, 2);
  const x1 = i64x2.shuffle(low01, low23, 1, 3);
  const x2 = i64x2.shuffle(high01, high23, 0, 2);
  const x3 = i64x2.shuffle(high01, high23, 1, 3);
  v128.store(to, f32x4.sub(x0, x2));
  v128.store(to + size, f32x4.add(x1, x2));
  v128.store(to + 2 * size, f32x4.sub(x2, x1));
  v128.store(to + 3 * size, f32x4.sub(x1, x3));
}

/** Row i of Bᵀ d: d₀ − d₂, d₁ + d₂, d₂ − d₁, d₁ − d₃. */
// @ts-ignore: decorator
@inline
function combineRows(i: i32, d: usize, rowBytes: usize): v128 {
  if (i == 0) return f32x4.sub(v128.load(d), v128.load(d + 2 * rowBytes));
  if (i == 1) return f32x4.add(v128.load(d + rowBytes), v128.load(d + 2 * rowBytes));
  if (i == 2) return f32x4.sub(v128.load(d + 2 * rowBytes), v128.load(d + rowBytes));
  return f32x4.sub(v128.load(d + rowBytes), v128.load(d + 3 * rowBytes));
}

/** Writes Aᵀ m A of the products m of each tile of a filter to its place in the [height, Q] pixels of the block. */
function writeTiles(
  out: usize,
  products: usize,
  size: usize,
  height: i32,
  Q: i32,
  count: i32,
): void {
  const across = (Q + 1) / 2;
  const below = <usize>Q * FLOAT;
  for (let t = 0; t < count; t += LANES) {
    const from = products + <usize>t * FLOAT;
    const u0 = upper(from, size);
    const l0 = lower(from, size);
    const u12 = f32x4.add(upper(from + size, size), upper(from + 2 * size, size));
    const l12 = f32x4.add(lower(from + size, size), lower(from + 2 * size, size));
    const u21 = f32x4.sub(upper(from + size, size), upper(from + 2 * size, size));
    const l21 = f32x4.sub(lower(from + size, size), lower(from + 2 * size, size));
    const upperLeft = f32x4.add(u0, u12);
    const lowerLeft = f32x4.add(l0, l12);
    const upperRight = f32x4.sub(u21, upper(from + 3 * size, size));
    const lowerRight = f32x4.sub(l21, lower(from + 3 * size, size));
    const upper01 = i32x4.shuffle(upperLeft, upperRight, 0, 4, 1, 5);
    const upper23 = i32x4.shuffle(upperLeft, upperRight, 2, 6, 3, 7);
    const lower01 = i32x4.shuffle(lowerLeft, lowerRight, 0, 4, 1, 5);
    const lower23 = i32x4.shuffle(lowerLeft, lowerRight, 2, 6, 3, 7);
    const y = 2 * (t / across);
    const q = 2 * (t % across);
    if (q + 2 * LANES <= Q && t + LANES <= count) {
      const to = out + <usize>(y * Q + q) * FLOAT;
      v128.store(to, upper01);
      v128.store(to, upper23, 16);
      if (y + 1 < height) {
        v128.store(to + below, lower01);
        v128.store(to + below, lower23, 16);
      }
    } else {
      const rest = count - t;
      storeTile(out, t, across, height, Q, upper01, lower01);
      if (rest > 1) storeTile(out, t + 1, across, height, Q, second(upper01), second(lower01));
      if (rest > 2) storeTile(out, t + 2, across, height, Q, upper23, lower23);
      if (rest > 3) storeTile(out, t + 3, across, height, Q, second(upper23), second(lower23));
    }
  }
}

/** Writes one tile from the first two lanes of its rows, as far as it lies inside the output. */
function storeTile(out: usize, tile: i32, across: i32, height: i32, Q: i32, above: v128, below: v128): void {
  const y = 2 * (tile / across);
  const q = 2 * (tile % across);
  const to = out + <usize>(y * Q + q) * FLOAT;
  const columns = min(Q - q, 2);
  storeLanes(to, above, columns);
  if (y + 1 < height) storeLanes(to + <usize>Q * FLOAT, below, columns);
}

// @ts-ignore: decorator
@inline
function second(pairs: v128): v128 {
  return i64x2.shuffle(pairs, pairs, 1, 1);
}

/** m₀ + m₁ + m₂ of a column of products, for four tiles. */
// @ts-ignore: decorator
@inline
function upper(from: usize, size: usize): v128 {
  return f32x4.add(f32x4.add(v128.load(from), v128.load(from + 4 * size)), v128.load(from + 8 * size));
}

/** m₁ − m₂ − m₃ of a column of products, for four tiles. */
// @ts-ignore: decorator
@inline
function lower(from: usize, size: usize): v128 {
  const first = f32x4.sub(v128.load(from + 4 * size), v128.load(from + 8 * size));
  return f32x4.sub(first, v128.load(from + 12 * size));
}
