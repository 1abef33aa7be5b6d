import ndops from 'ndarray-ops';
import { type Tensor, view } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import * as shape from './shape.js';

/**
 * Concatenation along one axis, on ndarrays. For feature maps along their channels:
 *
 *   out[n, C_0 + … + C_{i−1} + c, h, w] = inputs[i][n,c,h,w]
 *
 * @param out     [N, Σ C_i, H, W], or in general the sum of the lengths on the axis; overwritten
 * @param inputs  [N, C_i, H, W] each, or in general of one shape but for the axis
 * @param axis    1, the channels, where it is left out
 * @throws {ShapeError} where two shapes disagree
 * @cost   no arithmetic: each element is read and written once
 */
export function concatReference(out: Tensor, inputs: readonly Tensor[], axis: number = shape.CHANNELS): void {
  checkTensors('concat', shape, out, inputs, [], { axis });
  let from = 0;
  for (const x of inputs) {
    const start = out.shape.map((_, i) => (i === axis ? from : 0));
    ndops.assign(
      view(out)
        .lo(...start)
        .hi(...x.shape),
      view(x),
    );
    from += x.shape[axis];
  }
}
