import ndarray from 'ndarray';
import ndops from 'ndarray-ops';
import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import * as shape from './shape.js';

/**
 * Channel shuffle, on ndarrays: the channels, as a matrix of G × C/G, are transposed.
 *
 *   out[n, j·G + g, h, w] = x[n, g·C/G + j, h, w]
 *
 * @param out     [N, C, H, W], overwritten; not the memory of x
 * @param x       [N, C, H, W]
 * @param groups  G
 * @throws {ShapeError} where two shapes disagree or G does not divide C
 * @cost   no arithmetic: each element is read and written once
 * @source Zhang et al. 2017, arXiv:1707.01083, section 3.1
 */
export function channelShuffleReference(out: Tensor, x: Tensor, groups: number): void {
  checkTensors('channelShuffle', shape, out, [x], [], { groups });
  const [N, C, H, W] = x.shape;
  const perGroup = C / groups;
  ndops.assign(
    ndarray(out.data, [N, perGroup, groups, H * W]),
    ndarray(x.data, [N, groups, perGroup, H * W]).transpose(0, 2, 1, 3),
  );
}
