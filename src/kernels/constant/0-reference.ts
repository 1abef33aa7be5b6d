import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import * as shape from './shape.js';

/**
 * A tensor that is part of the network. It is written in each run, so later ops may write over it.
 *
 *   out = w
 *
 * @param out  any shape, overwritten
 * @param w    the same shape
 * @throws {ShapeError} where two shapes disagree
 * @cost   a copy of each element
 */
export function constantReference(out: Tensor, w: Tensor): void {
  checkTensors('constant', shape, out, [], [w], { shape: out.shape });
  out.data.set(w.data);
}
