import { ShapeError } from '../../tensors/shape-error.js';
import { elements, type Shape } from '../../tensors/tensor.js';
import { expectAxis } from '../axes.js';
import { expectCount, expectInputCount } from '../check.js';
import type { OpParameters } from '../op.js';

/**
 * The input's shape with the axes of the indices instead of the axis from which they take.
 *
 * @throws {ShapeError} where there is no such axis or place, or the indices do not fill their shape
 */
export function outputShape(
  inputs: readonly Shape[],
  { axis, indices, shape = [indices.length] }: OpParameters['gather'],
): Shape {
  expectInputCount('gather', inputs, 1);
  const [x] = inputs;
  expectAxis('gather', x, axis);
  for (const length of shape) expectCount('gather: a length of the indices', length);
  if (indices.length !== elements(shape)) {
    throw new ShapeError(
      `gather: ${indices.length} indices, expected ${elements(shape)} for their shape [${shape.join(', ')}]`,
    );
  }
  const wrong = indices.find(i => !(Number.isSafeInteger(i) && i >= 0 && i < x[axis]));
  if (wrong !== undefined) {
    throw new ShapeError(`gather: index ${wrong}, expected a place of axis ${axis}: 0 … ${x[axis] - 1}`);
  }
  return [...x.slice(0, axis), ...shape, ...x.slice(axis + 1)];
}

/** The indices are parameters: there are no weights. */
export function weightShapes(): readonly Shape[] {
  return [];
}
