import ndarray from 'ndarray';
import ndops from 'ndarray-ops';
import { type Tensor, view } from '../../tensors/tensor.js';
import { broadcastStrides } from '../broadcast.js';
import { checkTensors } from '../check.js';
import * as shape from './shape.js';

/**
 * NumPy's broadcasting of one tensor, on ndarrays.
 *
 *   out[…, i, j] = x[i or 0, j or 0]: 0 on the axes that have length 1 in x
 *
 * @param out  of a shape to which x broadcasts, overwritten
 * @param x    of any shape
 * @throws {ShapeError} where x does not broadcast to the shape of out
 * @cost   no arithmetic: each element of out is written once
 */
export function expandReference(out: Tensor, x: Tensor): void {
  checkTensors('expand', shape, out, [x], [], { shape: out.shape });
  ndops.assign(view(out), ndarray(x.data, [...out.shape], broadcastStrides(x.shape, out.shape)));
}
