import type { Tensor } from '../../tensors/tensor.js';
import { checkTensors } from '../check.js';
import type { OpParameters } from '../op.js';
import { unaryFunction } from './functions.js';
import * as shape from './shape.js';

/**
 * A function of one number, applied to each element; `functions.ts` has the formulas.
 *
 *   out[i] = f(x[i]; α, β)
 *
 * @param out  any shape, overwritten; may be the same memory as x
 * @param x    the same shape
 * @throws {ShapeError} where two shapes disagree
 * @cost   one value of f per element, no multiply-accumulates
 */
export function unaryReference(out: Tensor, x: Tensor, parameters: OpParameters['unary']): void {
  checkTensors('unary', shape, out, [x], [], parameters);
  const { at } = unaryFunction(parameters.function);
  const [alpha, beta] = shape.constantsOf(parameters);
  for (let i = 0; i < x.data.length; i++) out.data[i] = at(x.data[i], alpha, beta);
}
