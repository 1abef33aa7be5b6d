import ndops from 'ndarray-ops';
import { type Tensor, view } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import * as shape from './shape.js';

/**
 * The axes in another order, on ndarrays.
 *
 *   out[i_order(0), i_order(1), …] = x[i_0, i_1, …]
 *
 * @param out    [lengths of x in the given order], overwritten; not the memory of x
 * @param x      of any shape
 * @param order  axis i of the output is axis order[i] of the input
 * @throws {ShapeError} where two shapes disagree or the order does not name each axis once
 * @cost   no arithmetic: each element is read and written once
 */
export function transposeReference(out: Tensor, x: Tensor, order: readonly number[]): void {
  checkTensors('transpose', shape, out, [x], [], { order });
  ndops.assign(view(out), view(x).transpose(...order));
}
