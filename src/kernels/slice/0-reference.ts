import ndarray from 'ndarray';
import ndops from 'ndarray-ops';
import { type Tensor, view } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import type { OpParameters } from '../op.js';
import * as shape from './shape.js';

/**
 * Some places of every axis, on ndarrays.
 *
 *   out[i, j, …] = x[start_0 + i·step_0, start_1 + j·step_1, …]
 *
 * @param out     ⌈(end − start) / step⌉ places of each axis, overwritten
 * @param x       of any shape
 * @param starts  first place of each axis
 * @param ends    the place after the last one, or before it where the step is negative
 * @param steps   from place to place; not 0
 * @throws {ShapeError} where two shapes disagree or a place does not exist
 * @cost   no arithmetic: what is kept is read and written once
 */
export function sliceReference(out: Tensor, x: Tensor, parameters: OpParameters['slice']): void {
  checkTensors('slice', shape, out, [x], [], parameters);
  const { starts, steps } = parameters;
  const { stride } = view(x);
  const offset = starts.reduce((sum, start, axis) => sum + start * stride[axis], 0);
  const strides = steps.map((step, axis) => step * stride[axis]);
  ndops.assign(view(out), ndarray(x.data, [...out.shape], strides, offset));
}
