import type { Tensor } from '../../tensors/tensor.js';
import { placesOf, stridesOf } from '../axes.js';
import { checkTensors } from '../check.js';
import type { OpParameters } from '../op.js';
import { shownOnAxes } from './places.js';
import * as shape from './shape.js';

/**
 * Values before and after each axis, plain loops.
 *
 *   out[i, j, …] = x[i − before_0, j − before_1, …] inside, and outside, by the mode,
 *   constant: value; edge: the nearest value of x; reflect: mirrored at the first and last place, which are not
 *   repeated; wrap: counted on from the other end
 *
 * @param out  before + length + after places of each axis, overwritten
 * @param x    of any shape
 * @throws {ShapeError} where two shapes disagree, or more is mirrored or repeated than is there
 * @cost   no arithmetic: each element is written once
 */
export function padReference(out: Tensor, x: Tensor, parameters: OpParameters['pad']): void {
  checkTensors('pad', shape, out, [x], [], parameters);
  const shown = shownOnAxes(x.shape, out.shape, parameters);
  const strides = stridesOf(x.shape);
  let o = 0;
  for (const place of placesOf(out.shape)) {
    const from = place.map((i, axis) => shown[axis][i]);
    out.data[o++] = from.includes(-1)
      ? parameters.value
      : x.data[from.reduce((sum, i, axis) => sum + i * strides[axis], 0)];
  }
}
