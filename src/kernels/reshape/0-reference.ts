import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import { copyUnlessSame } from '../copy-unless-same.js';
import * as shape from './shape.js';

/**
 * The same values in the same order, in another shape.
 *
 *   out[i] = x[i], for the flat index i
 *
 * @param out  of any shape with as many values as x, overwritten; may be the memory of x, and then nothing is done
 * @param x    of any shape
 * @throws {ShapeError} where the numbers of values differ
 * @cost   no arithmetic; without a place of its own, no traffic either
 */
export function reshapeReference(out: Tensor, x: Tensor): void {
  checkTensors('reshape', shape, out, [x], [], { shape: out.shape });
  copyUnlessSame(out, x);
}
