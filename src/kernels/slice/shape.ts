import { ShapeError } from '../../tensors/shape-error.js';
import type { Shape } from '../../tensors/tensor.js';
import { expectInputCount, expectPerAxis } from '../check.js';
import type { OpParameters } from '../op.js';

/**
 * ⌈(end − start) / step⌉ places of each axis.
 *
 * @throws {ShapeError} where a place is not on its axis, a step is 0, or no place is left
 */
export function outputShape(inputs: readonly Shape[], { starts, ends, steps }: OpParameters['slice']): Shape {
  expectInputCount('slice', inputs, 1);
  const [x] = inputs;
  for (const [name, list] of Object.entries({ starts, ends, steps })) {
    expectPerAxis(`slice: ${name}`, list, x);
  }
  return x.map((length, axis) => {
    const [start, end, step] = [starts[axis], ends[axis], steps[axis]];
    const count = Math.ceil((end - start) / step);
    const whole = [start, end, step].every(Number.isSafeInteger);
    const inside = start >= 0 && start < length && end >= (step < 0 ? -1 : 0) && end <= length;
    if (!(whole && step !== 0 && inside && count >= 1)) {
      throw new ShapeError(
        `slice: axis ${axis} goes from ${start} to ${end} in steps of ${step}, ` +
          `expected at least one of its places 0 … ${length - 1}`,
      );
    }
    return count;
  });
}

/** A slice has no weights. */
export function weightShapes(): readonly Shape[] {
  return [];
}
