import { ShapeError } from '../tensors/shape-error.js';
import type { Shape } from '../tensors/tensor.js';
import { stridesOf } from './axes.js';
import type { OpName } from './op.js';

/**
 * The shape to which two shapes are broadcast: aligned at their last axes, where one of the two lengths may be 1 or
 * missing.
 *
 * @throws {ShapeError} where two lengths differ and none is 1
 * @source NumPy, General broadcasting rules
 */
export function broadcastShape(op: OpName, a: Shape, b: Shape): Shape {
  const axes = Math.max(a.length, b.length);
  const [left, right] = [aligned(a, axes), aligned(b, axes)];
  return left.map((length, axis) => {
    if (length !== right[axis] && length !== 1 && right[axis] !== 1) {
      throw new ShapeError(
        `${op}: inputs are [${a.join(', ')}] and [${b.join(', ')}], ` +
          'expected lengths that are equal or 1, from the last axis on',
      );
    }
    return length === 1 ? right[axis] : length;
  });
}

/** Distance between neighbours along each axis of `to`, in a tensor that is broadcast to it: 0 where it is repeated. */
export function broadcastStrides(shape: Shape, to: Shape): number[] {
  const own = aligned(shape, to.length);
  return stridesOf(own).map((stride, axis) => (own[axis] === 1 ? 0 : stride));
}

function aligned(shape: Shape, axes: number): number[] {
  return [...new Array<number>(axes - shape.length).fill(1), ...shape];
}
