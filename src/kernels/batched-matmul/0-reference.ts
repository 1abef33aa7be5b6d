import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import * as shape from './shape.js';

/**
 * Products of many matrices, plain loops; the axes in front are broadcast.
 *
 *   out[…,m,n] = Σ_k A[…,m,k] · B[…,k,n]
 *
 * @param out  […, M, N], overwritten
 * @param a    A, […, M, K]
 * @param b    B, […, K, N]
 * @throws {ShapeError} where two shapes disagree
 * @cost   macs = M·N·K for each matrix of the output
 */
export function batchedMatmulReference(out: Tensor, a: Tensor, b: Tensor): void {
  checkTensors('batchedMatmul', shape, out, [a, b], [], {});
  const [M, K] = a.shape.slice(-2);
  const [N] = b.shape.slice(-1);
  shape.pairsOf([a.shape, b.shape], out.shape).forEach(([left, right], i) => {
    for (let m = 0; m < M; m++) {
      for (let n = 0; n < N; n++) {
        let sum = 0;
        for (let k = 0; k < K; k++) {
          sum += a.data[(left * M + m) * K + k] * b.data[(right * K + k) * N + n];
        }
        out.data[(i * M + m) * N + n] = sum;
      }
    }
  });
}
