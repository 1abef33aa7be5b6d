import { ShapeError } from '../../tensors/shape-error.js';
import type { Shape } from '../../tensors/tensor.js';
import { expectInputCount, expectPerAxis } from '../check.js';
import type { OpParameters } from '../op.js';

/**
 * before + length + after places of each axis.
 *
 * @throws {ShapeError} where a number is not an integer from 0, or more is mirrored or repeated than is there
 */
export function outputShape(inputs: readonly Shape[], { before, after, mode }: OpParameters['pad']): Shape {
  expectInputCount('pad', inputs, 1);
  const [x] = inputs;
  for (const [name, list] of Object.entries({ before, after })) {
    expectPerAxis(`pad: ${name}`, list, x);
    list.forEach((count, axis) => {
      const most = { constant: Infinity, edge: Infinity, reflect: x[axis] - 1, wrap: x[axis] }[mode];
      if (!(Number.isSafeInteger(count) && count >= 0 && count <= most)) {
        throw new ShapeError(
          `pad: ${name} axis ${axis} is ${count}, expected ` +
            (most === Infinity ? 'an integer from 0' : `an integer from 0 to ${most} in the mode ${mode}`),
        );
      }
    });
  }
  return x.map((length, axis) => before[axis] + length + after[axis]);
}

/** Padding has no weights. */
export function weightShapes(): readonly Shape[] {
  return [];
}
