import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import type { OpParameters } from '../op.js';
import * as shape from './shape.js';
import { tapsOf } from './taps.js';

/**
 * An image in another size, plain loops: each output pixel is a weighted mean of the pixels around its place.
 *
 *   out[n,c,y,q] = Σ_{i,j} rowWeight[y,i] · columnWeight[q,j] · x[n, c, row[y,i], column[q,j]]
 *
 * with one tap per axis for `nearest`, two for `linear` and four for `cubic`.
 *
 * @param out  [N, C, P, Q], overwritten
 * @param x    [N, C, H, W]
 * @throws {ShapeError} where two shapes disagree
 * @cost   N·C·P·Q·taps² element operations; none for `nearest`
 * @source ONNX operators, Resize-19
 */
export function resizeReference(out: Tensor, x: Tensor, parameters: OpParameters['resize']): void {
  checkTensors('resize', shape, out, [x], [], parameters);
  const [N, C, H, W] = x.shape;
  const [, , P, Q] = out.shape;
  const rows = tapsOf(H, P, 0, parameters);
  const columns = tapsOf(W, Q, 1, parameters);
  for (let plane = 0; plane < N * C; plane++) {
    for (let y = 0; y < P; y++) {
      for (let q = 0; q < Q; q++) {
        let sum = 0;
        for (let i = y * rows.count; i < (y + 1) * rows.count; i++) {
          for (let j = q * columns.count; j < (q + 1) * columns.count; j++) {
            const value = x.data[(plane * H + rows.places[i]) * W + columns.places[j]];
            sum += rows.weights[i] * columns.weights[j] * value;
          }
        }
        out.data[(plane * P + y) * Q + q] = sum;
      }
    }
  }
}
