import ndarray from 'ndarray';
import ndops from 'ndarray-ops';
import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import type { OpParameters } from '../op.js';
import * as shape from './shape.js';

/**
 * Channels become blocks of pixels, on ndarrays: also called pixel shuffle.
 *
 *   out[n, c, h·b + r, w·b + s] = x[n, (r·b + s)·C/b² + c, h, w]    DCR
 *   out[n, c, h·b + r, w·b + s] = x[n, c·b² + r·b + s, h, w]        CRD
 *
 * @param out  [N, C/b², H·b, W·b], overwritten
 * @param x    [N, C, H, W]
 * @throws {ShapeError} where two shapes disagree
 * @cost   no arithmetic: each element is read and written once
 * @source Shi et al. 2016, arXiv:1609.05158, equation 4
 */
export function depthToSpaceReference(
  out: Tensor,
  x: Tensor,
  parameters: OpParameters['depthToSpace'],
): void {
  checkTensors('depthToSpace', shape, out, [x], [], parameters);
  const { block: b, order } = parameters;
  const [N, C, H, W] = x.shape;
  const K = C / b ** 2;
  const source =
    order === 'DCR'
      ? ndarray(x.data, [N, b, b, K, H, W]).transpose(0, 3, 4, 1, 5, 2)
      : ndarray(x.data, [N, K, b, b, H, W]).transpose(0, 1, 4, 2, 5, 3);
  ndops.assign(ndarray(out.data, [N, K, H, b, W, b]), source);
}
