import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import * as shape from './shape.js';

/**
 * Matrix product, plain loops.
 *
 *   out[i,j] = Σ_p a[i,p] · b[p,j]
 *
 * @param out  [M, N], overwritten
 * @param a    [M, K]
 * @param b    [K, N]
 * @throws {ShapeError} where two shapes disagree
 * @cost   macs = M·N·K
 * @source van de Geijn & Myers, How to optimize GEMM, step 0
 */
export function matmulReference(out: Tensor, a: Tensor, b: Tensor): void {
  checkTensors('matmul', shape, out, [a, b], [], {});
  const [M, K] = a.shape;
  const [, N] = b.shape;
  for (let i = 0; i < M; i++) {
    for (let j = 0; j < N; j++) {
      let sum = 0;
      for (let p = 0; p < K; p++) sum += a.data[i * K + p] * b.data[p * N + j];
      out.data[i * N + j] = sum;
    }
  }
}
