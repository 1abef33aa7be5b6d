import { ShapeError } from '../../../../tensors/shape-error.js';
import { elements, type Shape } from '../../../../tensors/tensor.js';
import type { Constant } from '../values.js';
import { lazyConstant, numbersFor } from './lazy.js';

/**
 * A constant whose element at [i₀, i₁, …] is the source's element from + Σ i_a · step_a: what every copy of values to
 * other places is made of.
 *
 * @param steps  of the source, in elements, for each axis of the shape
 */
export function strided(source: Constant, shape: Shape, steps: readonly number[], from = 0): Constant {
  return lazyConstant(source.type, shape, () => {
    const [x, out] = [source.values(), numbersFor(source.type, elements(shape))];
    const last = shape.length - 1;
    const at = new Array<number>(shape.length).fill(0);
    let place = from;
    for (let i = 0; i < out.length; i++) {
      out[i] = x[place];
      for (let axis = last; axis >= 0; axis--) {
        place += steps[axis];
        at[axis]++;
        if (at[axis] < shape[axis]) break;
        place -= at[axis] * steps[axis];
        at[axis] = 0;
      }
    }
    return out;
  });
}

/** How far apart neighbours along each axis are, in elements. */
export function stepsOf(shape: Shape): number[] {
  const steps = new Array<number>(shape.length);
  let step = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    steps[axis] = step;
    step *= shape[axis];
  }
  return steps;
}

/** The same with the axes in another order: axis a of the result is axis order[a] of the source. */
export function transposed(source: Constant, order: readonly number[]): Constant {
  const steps = stepsOf(source.shape);
  return strided(
    source,
    order.map(axis => source.shape[axis]),
    order.map(axis => steps[axis]),
  );
}

/** The same values in another shape of as many. */
export function reshaped(source: Constant, shape: Shape): Constant {
  return { ...source, shape };
}

/** The source repeated along axes of length 1, and along new axes before them. */
export function broadcast(source: Constant, shape: Shape): Constant {
  const own = stepsOf(source.shape);
  const ahead = shape.length - source.shape.length;
  return strided(
    source,
    shape,
    shape.map((_, axis) => (axis < ahead || source.shape[axis - ahead] === 1 ? 0 : own[axis - ahead])),
  );
}

/**
 * The shape of what two values are broadcast to.
 *
 * @throws {ShapeError} where they do not fit
 */
export function broadcastShape(a: Shape, b: Shape): Shape {
  const axes = Math.max(a.length, b.length);
  return Array.from({ length: axes }, (_, axis) => {
    const [m, n] = [a, b].map(shape => shape[axis - axes + shape.length] ?? 1);
    if (m === n || n === 1) return m;
    if (m === 1) return n;
    throw new ShapeError(`[${a.join(', ')}] and [${b.join(', ')}], expected shapes that can be broadcast`);
  });
}

/** An axis that may be counted from the end. @throws {ShapeError} where there is none of that number */
export function axisOf(axis: number, axes: number): number {
  const place = axis < 0 ? axis + axes : axis;
  if (!Number.isInteger(place) || place < 0 || place >= axes) {
    throw new ShapeError(`axis ${axis}, expected one of ${axes} axes`);
  }
  return place;
}
