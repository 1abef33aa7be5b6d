import type { Tensor } from '../../tensors/tensor.js';
import { aroundAxis } from '../axes.js';
import { checkTensors } from '../check.js';
import type { OpParameters } from '../op.js';
import * as shape from './shape.js';

/**
 * Place of the largest value along an axis: the first of several, or with `last` the last one.
 *
 *   out[…] = argmax_i x[…, i, …]
 *
 * @param out  the shape of x without the axis, or with a length of 1 there; overwritten with integers from 0
 * @param x    any shape
 * @throws {ShapeError} where two shapes disagree
 * @cost   one comparison per element of x, no multiply-accumulates
 */
export function argMaxReference(out: Tensor, x: Tensor, parameters: OpParameters['argMax']): void {
  checkTensors('argMax', shape, out, [x], [], parameters);
  const { outer, length, inner } = aroundAxis(x.shape, parameters.axis);
  for (let o = 0; o < outer; o++) {
    for (let p = 0; p < inner; p++) {
      const valueAt = (i: number) => x.data[(o * length + i) * inner + p];
      let largest = 0;
      for (let i = 1; i < length; i++) {
        const isLarger = valueAt(i) > valueAt(largest);
        if (isLarger || (parameters.last && valueAt(i) === valueAt(largest))) largest = i;
      }
      out.data[o * inner + p] = largest;
    }
  }
}
