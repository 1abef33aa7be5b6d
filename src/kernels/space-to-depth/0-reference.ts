import ndarray from 'ndarray';
import ndops from 'ndarray-ops';
import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import * as shape from './shape.js';

/**
 * Blocks of pixels become channels, on ndarrays.
 *
 *   out[n, (r·b + s)·C + c, h, w] = x[n, c, h·b + r, w·b + s]
 *
 * @param out    [N, C·b², H/b, W/b], overwritten
 * @param x      [N, C, H, W]
 * @param block  b
 * @throws {ShapeError} where two shapes disagree
 * @cost   no arithmetic: each element is read and written once
 */
export function spaceToDepthReference(out: Tensor, x: Tensor, block: number): void {
  checkTensors('spaceToDepth', shape, out, [x], [], { block });
  const [N, C, H, W] = x.shape;
  ndops.assign(
    ndarray(out.data, [N, block, block, C, H / block, W / block]),
    ndarray(x.data, [N, C, H / block, block, W / block, block]).transpose(0, 3, 5, 1, 2, 4),
  );
}
