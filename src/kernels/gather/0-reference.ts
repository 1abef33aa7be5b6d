import { elements, type Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import type { OpParameters } from '../op.js';
import * as shape from './shape.js';

/**
 * Some places of one axis in any order, plain loops.
 *
 *   out[a…, i…, b…] = x[a…, indices[i…], b…]
 *
 * @param out  the shape of x with the axes of the indices instead of the axis, overwritten
 * @param x    of any shape
 * @throws {ShapeError} where two shapes disagree or a place does not exist
 * @cost   no arithmetic: each element of out is written once
 */
export function gatherReference(out: Tensor, x: Tensor, parameters: OpParameters['gather']): void {
  checkTensors('gather', shape, out, [x], [], parameters);
  const { axis, indices } = parameters;
  const length = x.shape[axis];
  const before = elements(x.shape.slice(0, axis));
  const after = elements(x.shape.slice(axis + 1));
  let o = 0;
  for (let a = 0; a < before; a++) {
    for (const i of indices) {
      for (let b = 0; b < after; b++) out.data[o++] = x.data[(a * length + i) * after + b];
    }
  }
}
