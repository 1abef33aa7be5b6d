import type { Tensor } from '../../tensors/tensor.js';
import { placesOf, stridesOf } from '../axes.js';
import { checkTensors } from '../check.js';
import * as shape from './shape.js';

/**
 * The whole input again and again along each axis, plain loops.
 *
 *   out[i, j, …] = x[i mod length_0, j mod length_1, …]
 *
 * @param out      [length · repeats of each axis], overwritten
 * @param x        of any shape
 * @param repeats  of each axis
 * @throws {ShapeError} where two shapes disagree
 * @cost   no arithmetic: each element of out is written once
 */
export function tileReference(out: Tensor, x: Tensor, repeats: readonly number[]): void {
  checkTensors('tile', shape, out, [x], [], { repeats });
  const strides = stridesOf(x.shape);
  let o = 0;
  for (const place of placesOf(out.shape)) {
    out.data[o++] = x.data[place.reduce((sum, i, axis) => sum + (i % x.shape[axis]) * strides[axis], 0)];
  }
}
