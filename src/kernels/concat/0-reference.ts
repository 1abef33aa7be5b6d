import ndops from 'ndarray-ops';
import { type Tensor, view } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import * as shape from './shape.js';

/**
 * Concatenation of feature maps along their channels, on ndarrays.
 *
 *   out[n, C_0 + … + C_{i−1} + c, h, w] = inputs[i][n,c,h,w]
 *
 * @param out     [N, Σ C_i, H, W], overwritten
 * @param inputs  [N, C_i, H, W] each
 * @throws {ShapeError} where two shapes disagree
 * @cost   no arithmetic: each element is read and written once
 */
export function concatReference(out: Tensor, inputs: readonly Tensor[]): void {
  checkTensors('concat', shape, out, inputs, [], {});
  let from = 0;
  for (const x of inputs) {
    ndops.assign(
      view(out)
        .lo(0, from, 0, 0)
        .hi(...x.shape),
      view(x),
    );
    from += x.shape[1];
  }
}
