import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import * as shape from './shape.js';

/**
 * Matrix product, row of B by row of B.
 *
 *   out[i,:] = Σ_p a[i,p] · b[p,:]
 *
 * @param out  [M, N], overwritten
 * @param a    [M, K]
 * @param b    [K, N]
 * @throws {ShapeError} where two shapes disagree
 * @changes the loop over j is the innermost: i, p, j instead of i, j, p
 * @expect  B and out are read in the order of memory instead of in steps of N, and neighbouring sums are independent;
 *          but every multiply-accumulate now loads and stores its sum
 */
export function matmulLoopOrder(out: Tensor, a: Tensor, b: Tensor): void {
  checkTensors('matmul', shape, out, [a, b], [], {});
  const [M, K] = a.shape;
  const [, N] = b.shape;
  const to = out.data;
  const right = b.data;
  to.fill(0);
  for (let i = 0; i < M; i++) {
    for (let p = 0; p < K; p++) {
      const factor = a.data[i * K + p];
      const o = i * N;
      const q = p * N;
      for (let j = 0; j < N; j++) to[o + j] += factor * right[q + j];
    }
  }
}
