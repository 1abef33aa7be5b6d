import type { Shape } from '../../tensors/tensor.js';
import { expectAxis } from '../axes.js';
import { expectInputCount } from '../check.js';
import type { OpParameters } from '../op.js';
import { expectQuantization } from '../quantization.js';

/**
 * The shape of the input.
 *
 * @throws {ShapeError} where there is no such axis, or scales and zero points do not fit it
 */
export function outputShape(inputs: readonly Shape[], parameters: OpParameters['quantize']): Shape {
  expectInputCount('quantize', inputs, 1);
  const [x] = inputs;
  const { axis } = parameters;
  if (axis !== undefined) expectAxis('quantize', x, axis);
  expectQuantization('quantize', parameters, axis === undefined ? 1 : x[axis]);
  return x;
}

/** Scales and zero points are parameters: there are no weights. */
export function weightShapes(): readonly Shape[] {
  return [];
}
