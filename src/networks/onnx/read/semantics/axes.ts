import { ShapeError } from '../../../../tensors/shape-error.js';
import type { Shape } from '../../../../tensors/tensor.js';
import type { Call } from '../call.js';

/** An axis that may be counted from the end. @throws {ShapeError} where there is none of that number */
export function axisOf(axis: number, axes: number): number {
  const place = axis < 0 ? axis + axes : axis;
  if (!Number.isInteger(place) || place < 0 || place >= axes) {
    throw new ShapeError(`got axis ${axis}, expected one of ${axes}`);
  }
  return place;
}

/** Axes in their order. @throws {ShapeError} where one is not there, or named twice */
export function axesOf(list: readonly number[], axes: number): readonly number[] {
  const places = list.map(axis => axisOf(axis, axes)).sort((a, b) => a - b);
  if (new Set(places).size < places.length) {
    throw new ShapeError(`got the axes [${list.join(', ')}], expected each once`);
  }
  return places;
}

/** The attribute of a node before an opset, and its input at a place since. */
export function attributeOrInput(
  call: Call,
  name: string,
  place: number,
  since: number,
): readonly number[] | undefined {
  return call.opset < since ? call.ints(name) : call.integers(place, name);
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
    throw new ShapeError(
      `got [${a.join(', ')}] and [${b.join(', ')}], expected shapes that can be broadcast`,
    );
  });
}
