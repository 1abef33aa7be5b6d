import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import * as shape from './shape.js';

/**
 * Matrix product in tiles of 4×4 sums.
 *
 *   out[i+r, j+c] = Σ_p a[i+r, p] · b[p, j+c]   for r, c = 0 … 3 at once
 *
 * Left-over rows and columns are computed one element at a time.
 *
 * @param out  [M, N], overwritten
 * @param a    [M, K]
 * @param b    [K, N]
 * @throws {ShapeError} where two shapes disagree
 * @changes sixteen sums at a time, each in a local variable
 * @expect  8 loads and no store for 16 multiply-accumulates, and sixteen independent sums
 */
export function matmulRegisterTile(out: Tensor, a: Tensor, b: Tensor): void {
  checkTensors('matmul', shape, out, [a, b], [], {});
  const [M, K] = a.shape;
  const [, N] = b.shape;
  const rows = M - (M % 4);
  const columns = N - (N % 4);
  for (let j = 0; j < columns; j += 4) {
    for (let i = 0; i < rows; i += 4) tile(out.data, a.data, b.data, i, j, N, K);
  }
  rectangle(out.data, a.data, b.data, 0, rows, columns, N, N, K);
  rectangle(out.data, a.data, b.data, rows, M, 0, N, N, K);
}

function tile(
  out: Float32Array,
  a: Float32Array,
  b: Float32Array,
  i: number,
  j: number,
  N: number,
  K: number,
): void {
  let t00 = 0;
  let t01 = 0;
  let t02 = 0;
  let t03 = 0;
  let t10 = 0;
  let t11 = 0;
  let t12 = 0;
  let t13 = 0;
  let t20 = 0;
  let t21 = 0;
  let t22 = 0;
  let t23 = 0;
  let t30 = 0;
  let t31 = 0;
  let t32 = 0;
  let t33 = 0;
  for (let p = 0; p < K; p++) {
    const right = p * N + j;
    const b0 = b[right];
    const b1 = b[right + 1];
    const b2 = b[right + 2];
    const b3 = b[right + 3];
    const left = i * K + p;
    const a0 = a[left];
    t00 += a0 * b0;
    t01 += a0 * b1;
    t02 += a0 * b2;
    t03 += a0 * b3;
    const a1 = a[left + K];
    t10 += a1 * b0;
    t11 += a1 * b1;
    t12 += a1 * b2;
    t13 += a1 * b3;
    const a2 = a[left + 2 * K];
    t20 += a2 * b0;
    t21 += a2 * b1;
    t22 += a2 * b2;
    t23 += a2 * b3;
    const a3 = a[left + 3 * K];
    t30 += a3 * b0;
    t31 += a3 * b1;
    t32 += a3 * b2;
    t33 += a3 * b3;
  }
  const o = i * N + j;
  out.set([t00, t01, t02, t03], o);
  out.set([t10, t11, t12, t13], o + N);
  out.set([t20, t21, t22, t23], o + 2 * N);
  out.set([t30, t31, t32, t33], o + 3 * N);
}

/** Rows `i0` … `i1` − 1 and columns `j0` … `j1` − 1, one element at a time. */
function rectangle(
  out: Float32Array,
  a: Float32Array,
  b: Float32Array,
  i0: number,
  i1: number,
  j0: number,
  j1: number,
  N: number,
  K: number,
): void {
  for (let i = i0; i < i1; i++) {
    for (let j = j0; j < j1; j++) {
      let sum = 0;
      for (let p = 0; p < K; p++) sum += a[i * K + p] * b[p * N + j];
      out[i * N + j] = sum;
    }
  }
}
