/**
 * One tile of a matrix product from packed panels. All sums are local variables, so that the engine can keep them in
 * registers; they are in double precision, in which JavaScript computes.
 *
 *   out[o + r·rowStride + c·columnStride] = start[s + r] + Σ_p a[i + p·rows + r] · b[p·columns + c]
 *
 * and the old value of `out` is added where `accumulate` is set.
 */
export type Tile = (
  out: Float32Array,
  o: number,
  rowStride: number,
  columnStride: number,
  start: Float32Array,
  s: number,
  a: Float32Array,
  i: number,
  b: Float32Array,
  depth: number,
  accumulate: boolean,
) => void;

/** Four rows by four columns: 8 loads for 16 multiply-accumulates. */
export const tile4x4: Tile = (out, o, rowStride, columnStride, start, s, a, i, b, depth, accumulate) => {
  let t00 = start[s];
  let t10 = start[s + 1];
  let t20 = start[s + 2];
  let t30 = start[s + 3];
  let t01 = t00;
  let t02 = t00;
  let t03 = t00;
  let t11 = t10;
  let t12 = t10;
  let t13 = t10;
  let t21 = t20;
  let t22 = t20;
  let t23 = t20;
  let t31 = t30;
  let t32 = t30;
  let t33 = t30;
  const end = 4 * depth;
  for (let p = 0; p < end; p += 4) {
    const b0 = b[p];
    const b1 = b[p + 1];
    const b2 = b[p + 2];
    const b3 = b[p + 3];
    const a0 = a[i + p];
    t00 += a0 * b0;
    t01 += a0 * b1;
    t02 += a0 * b2;
    t03 += a0 * b3;
    const a1 = a[i + p + 1];
    t10 += a1 * b0;
    t11 += a1 * b1;
    t12 += a1 * b2;
    t13 += a1 * b3;
    const a2 = a[i + p + 2];
    t20 += a2 * b0;
    t21 += a2 * b1;
    t22 += a2 * b2;
    t23 += a2 * b3;
    const a3 = a[i + p + 3];
    t30 += a3 * b0;
    t31 += a3 * b1;
    t32 += a3 * b2;
    t33 += a3 * b3;
  }
  storeRow(out, o, columnStride, t00, t01, t02, t03, accumulate);
  storeRow(out, o + rowStride, columnStride, t10, t11, t12, t13, accumulate);
  storeRow(out, o + 2 * rowStride, columnStride, t20, t21, t22, t23, accumulate);
  storeRow(out, o + 3 * rowStride, columnStride, t30, t31, t32, t33, accumulate);
};

/** One row by four columns, for left-over rows: 5 loads for 4 multiply-accumulates. */
export const tile1x4: Tile = (out, o, _rowStride, columnStride, start, s, a, i, b, depth, accumulate) => {
  let t0 = start[s];
  let t1 = t0;
  let t2 = t0;
  let t3 = t0;
  for (let p = 0; p < depth; p++) {
    const a0 = a[i + p];
    t0 += a0 * b[4 * p];
    t1 += a0 * b[4 * p + 1];
    t2 += a0 * b[4 * p + 2];
    t3 += a0 * b[4 * p + 3];
  }
  storeRow(out, o, columnStride, t0, t1, t2, t3, accumulate);
};

/** Four rows by one column, for left-over columns: 5 loads for 4 multiply-accumulates. */
export const tile4x1: Tile = (out, o, rowStride, _columnStride, start, s, a, i, b, depth, accumulate) => {
  let t0 = start[s];
  let t1 = start[s + 1];
  let t2 = start[s + 2];
  let t3 = start[s + 3];
  for (let p = 0; p < depth; p++) {
    const b0 = b[p];
    t0 += a[i + 4 * p] * b0;
    t1 += a[i + 4 * p + 1] * b0;
    t2 += a[i + 4 * p + 2] * b0;
    t3 += a[i + 4 * p + 3] * b0;
  }
  storeRow(out, o, rowStride, t0, t1, t2, t3, accumulate);
};

/** One element, where a left-over row meets a left-over column. */
export const tile1x1: Tile = (out, o, _rowStride, _columnStride, start, s, a, i, b, depth, accumulate) => {
  let t = start[s];
  for (let p = 0; p < depth; p++) t += a[i + p] * b[p];
  out[o] = accumulate ? out[o] + t : t;
};

function storeRow(
  out: Float32Array,
  o: number,
  stride: number,
  t0: number,
  t1: number,
  t2: number,
  t3: number,
  accumulate: boolean,
): void {
  if (accumulate) {
    t0 += out[o];
    t1 += out[o + stride];
    t2 += out[o + 2 * stride];
    t3 += out[o + 3 * stride];
  }
  out[o] = t0;
  out[o + stride] = t1;
  out[o + 2 * stride] = t2;
  out[o + 3 * stride] = t3;
}
