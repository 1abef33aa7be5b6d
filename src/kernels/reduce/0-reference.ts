import { elements, type Tensor } from '../../tensors/tensor.js';
import { stridesOf } from '../axes.js';
import { broadcastStrides } from '../broadcast.js';
import { checkTensors } from '../check.js';
import type { OpParameters } from '../op.js';
import { reductions } from './functions.js';
import * as shape from './shape.js';

/**
 * Sum, mean, maximum, … over some axes, one element of the input after the other.
 *
 *   out[kept axes] = finish(combine of of(x[all axes]) over the reduced axes)
 *
 * @param out  the shape of x without `axes`, or with a length of 1 there; overwritten
 * @param x    any shape
 * @throws {ShapeError} where two shapes disagree
 * @cost   one operation per element of x, no multiply-accumulates
 */
export function reduceReference(out: Tensor, x: Tensor, parameters: OpParameters['reduce']): void {
  checkTensors('reduce', shape, out, [x], [], parameters);
  const { start, of, combine, finish } = reductions[parameters.function];
  const strides = stridesOf(x.shape);
  const to = broadcastStrides(shape.keptShape(x.shape, parameters.axes), x.shape);
  const combined = new Float64Array(elements(out.shape)).fill(start);
  for (let i = 0; i < x.data.length; i++) {
    let o = 0;
    for (let axis = 0; axis < strides.length; axis++) {
      o += (Math.floor(i / strides[axis]) % x.shape[axis]) * to[axis];
    }
    combined[o] = combine(combined[o], of(x.data[i]));
  }
  const count = shape.reducedCount(x.shape, parameters.axes);
  for (let o = 0; o < combined.length; o++) out.data[o] = finish(combined[o], count);
}
