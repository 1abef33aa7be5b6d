import type { Tensor } from '../../tensors/tensor.js';
import { stridesOf } from '../axes.js';
import { broadcastStrides } from '../broadcast.js';
import { checkTensors } from '../check.js';
import type { OpParameters } from '../op.js';
import { binaryFunctions } from './functions.js';
import * as shape from './shape.js';

/**
 * A function of two numbers, applied to the elements of two tensors at the same place; a length of 1 is repeated.
 *
 *   out[i, j, …] = f(a[i or 0, j or 0, …], b[i or 0, j or 0, …])
 *
 * @param out  overwritten; may be the memory of an input of its shape
 * @param a    any shape
 * @param b    any shape that can be broadcast together with that of a
 * @throws {ShapeError} where two shapes disagree
 * @cost   one value of f per element of `out`, no multiply-accumulates
 */
export function binaryReference(out: Tensor, a: Tensor, b: Tensor, parameters: OpParameters['binary']): void {
  checkTensors('binary', shape, out, [a, b], [], parameters);
  const f = binaryFunctions[parameters.function];
  const strides = stridesOf(out.shape);
  const [left, right] = [a, b].map(t => broadcastStrides(t.shape, out.shape));
  for (let i = 0; i < out.data.length; i++) {
    let [p, q] = [0, 0];
    for (let axis = 0; axis < strides.length; axis++) {
      const place = Math.floor(i / strides[axis]) % out.shape[axis];
      p += place * left[axis];
      q += place * right[axis];
    }
    out.data[i] = f(a.data[p], b.data[q]);
  }
}
