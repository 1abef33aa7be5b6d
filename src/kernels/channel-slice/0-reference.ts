import ndops from 'ndarray-ops';
import { type Tensor, view } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import * as shape from './shape.js';

/**
 * Some channels of a feature map, on ndarrays: ShuffleNetV2's channel split is two of these.
 *
 *   out[n,c,h,w] = x[n, from + c, h, w]
 *
 * @param out   [N, to − from, H, W], overwritten
 * @param x     [N, C, H, W]
 * @param from  first channel
 * @param to    the channel after the last one
 * @throws {ShapeError} where two shapes disagree or the channels do not exist
 * @cost   no arithmetic: each element is read and written once
 * @source Ma et al. 2018, arXiv:1807.11164, section 3
 */
export function channelSliceReference(out: Tensor, x: Tensor, from: number, to: number): void {
  checkTensors('channelSlice', shape, out, [x], [], { from, to });
  ndops.assign(
    view(out),
    view(x)
      .lo(0, from, 0, 0)
      .hi(...out.shape),
  );
}
