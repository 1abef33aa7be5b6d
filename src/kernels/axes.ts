import { ShapeError } from '../tensors/shape-error.js';
import { elements, type Shape } from '../tensors/tensor.js';
import type { OpName } from './op.js';

/** A shape seen from one of its axes, as [outer, length, inner]: elements of one run along it are `inner` apart. */
export interface AroundAxis {
  /** Product of the lengths before the axis. */
  readonly outer: number;
  readonly length: number;
  /** Product of the lengths behind it. */
  readonly inner: number;
}

/** What lies before an axis, along it and behind it. */
export function aroundAxis(shape: Shape, axis: number): AroundAxis {
  return {
    outer: elements(shape.slice(0, axis)),
    length: shape[axis],
    inner: elements(shape.slice(axis + 1)),
  };
}

/** @throws {ShapeError} where the first input has no such axis; axes count from 0 */
export function expectAxis(op: OpName, shape: Shape, axis: number): void {
  if (!Number.isSafeInteger(axis) || axis < 0 || axis >= shape.length) {
    throw new ShapeError(
      `${op}: axis is ${axis}, expected 0 to ${shape.length - 1} for input 0 of [${shape.join(', ')}]`,
    );
  }
}

/** Distance between neighbours along each axis of a shape, in elements. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= shape[axis];
  }
  return strides;
}

/** Every place of a shape in row-major order; one array, which changes from place to place. */
export function* placesOf(shape: Shape): Generator<readonly number[], void> {
  const place = new Array<number>(shape.length).fill(0);
  for (;;) {
    yield place;
    let axis = shape.length - 1;
    while (axis >= 0 && ++place[axis] === shape[axis]) place[axis--] = 0;
    if (axis < 0) return;
  }
}
