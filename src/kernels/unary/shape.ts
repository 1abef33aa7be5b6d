import { ShapeError } from '../../tensors/shape-error.js';
import type { Shape } from '../../tensors/tensor.js';
import { expectInputCount } from '../check.js';
import type { OpParameters } from '../op.js';
import { unaryFunction } from './functions.js';

type Unary = OpParameters['unary'];

/**
 * The shape of the input.
 *
 * @throws {ShapeError} where a parameter is given that the function does not have
 */
export function outputShape(inputs: readonly Shape[], parameters: Unary): Shape {
  expectInputCount('unary', inputs, 1);
  const { alpha, beta } = unaryFunction(parameters.function);
  for (const [name, fallback] of Object.entries({ alpha, beta })) {
    if (fallback === undefined && parameters[name as 'alpha' | 'beta'] !== undefined) {
      throw new ShapeError(
        `unary: ${name} of ${parameters.function} is ${parameters[name as 'alpha' | 'beta']}, expected none`,
      );
    }
  }
  return inputs[0];
}

/** A function of one number has no weights. */
export function weightShapes(): readonly Shape[] {
  return [];
}

/** alpha and beta of a layer, with their defaults; 0 where the function has none. */
export function constantsOf(parameters: Unary): readonly [alpha: number, beta: number] {
  const { alpha = 0, beta = 0 } = unaryFunction(parameters.function);
  return [parameters.alpha ?? alpha, parameters.beta ?? beta];
}
