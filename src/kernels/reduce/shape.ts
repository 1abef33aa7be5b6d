import { ShapeError } from '../../tensors/shape-error.js';
import { elements, type Shape } from '../../tensors/tensor.js';
import { type AroundAxis, aroundAxis, expectAxis } from '../axes.js';
import { expectInputCount } from '../check.js';
import { mergeAxes } from '../merged-axes.js';
import type { OpParameters } from '../op.js';

type Reduce = OpParameters['reduce'];

/**
 * The shape of the input without the axes, or with a length of 1 there.
 *
 * @throws {ShapeError} where the input lacks an axis, or one is named twice
 */
export function outputShape(inputs: readonly Shape[], { axes, keep }: Reduce): Shape {
  expectInputCount('reduce', inputs, 1);
  for (const axis of axes) expectAxis('reduce', inputs[0], axis);
  if (new Set(axes).size < axes.length) {
    throw new ShapeError(`reduce: axes are [${axes.join(', ')}], expected each once`);
  }
  return keep ? keptShape(inputs[0], axes) : inputs[0].filter((_, axis) => !axes.includes(axis));
}

/** A reduction has no weights. */
export function weightShapes(): readonly Shape[] {
  return [];
}

/** The shape of the output with all axes, those that are reduced of length 1. */
export function keptShape(shape: Shape, axes: readonly number[]): Shape {
  return shape.map((length, axis) => (axes.includes(axis) ? 1 : length));
}

/**
 * The axes as one, where they lie side by side: lengths of 1 count as neither. Where there are none, it has a length of
 * 1; where others lie between them, it is undefined.
 */
export function oneAxis(shape: Shape, axes: readonly number[]): AroundAxis | undefined {
  const merged = mergeAxes(shape, axis => axes.includes(axis));
  const places = merged.flatMap(({ kind }, place) => (kind ? [place] : []));
  if (places.length > 1) return undefined;
  const lengths = merged.map(({ length }) => length);
  return places.length === 0
    ? { outer: elements(lengths), length: 1, inner: 1 }
    : aroundAxis(lengths, places[0]);
}

/** How many numbers become one. */
export function reducedCount(shape: Shape, axes: readonly number[]): number {
  return elements(axes.map(axis => shape[axis]));
}
