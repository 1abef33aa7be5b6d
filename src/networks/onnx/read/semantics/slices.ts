import { ShapeError } from '../../../../tensors/shape-error.js';
import { elements } from '../../../../tensors/tensor.js';
import type { Call } from '../call.js';
import { Unsupported } from '../refusal.js';
import { attributeOrInput, axisOf } from './axes.js';

/** Every `step`-th place of an axis, `length` of them, from `from` on; backwards where the step is below 0. */
export interface AxisSlice {
  readonly from: number;
  readonly step: number;
  readonly length: number;
}

/** What Slice takes of every axis of its input. */
export function slicesOf(call: Call): readonly AxisSlice[] {
  const x = call.shape(0);
  const [starts, ends, axes, steps] = ['starts', 'ends', 'axes', 'steps'].map((name, i) =>
    name === 'steps' && call.opset < 10 ? undefined : attributeOrInput(call, name, i + 1, 10),
  );
  if (!starts || starts.length !== ends?.length) throw new Unsupported('has no starts and ends');
  const slices: AxisSlice[] = x.map(length => ({ from: 0, step: 1, length }));
  starts.forEach((start, i) => {
    const axis = axisOf(axes?.[i] ?? i, x.length);
    slices[axis] = sliceOf(x[axis], start, ends[i], steps?.[i] ?? 1);
  });
  return slices;
}

/** As Python slices: places may be counted from the end, and are clipped to the axis. */
function sliceOf(length: number, start: number, end: number, step: number): AxisSlice {
  if (!Number.isInteger(step) || step === 0)
    throw new ShapeError(`got a step of ${step}, expected another than 0`);
  const [least, most] = step > 0 ? [0, length] : [-1, length - 1];
  const clip = (place: number) => Math.min(Math.max(place < 0 ? place + length : place, least), most);
  const [from, to] = [clip(start), clip(end)];
  return { from, step, length: Math.max(0, Math.ceil((to - from) / step)) };
}

/** The axis of Split, and the length of each part. */
export function splitOf(call: Call): { readonly axis: number; readonly sizes: readonly number[] } {
  const x = call.shape(0);
  const axis = axisOf(call.int('axis', 0), x.length);
  const given = attributeOrInput(call, 'split', 1, 13);
  const parts = call.int('num_outputs', call.outputs);
  const sizes = given ?? equalParts(x[axis], parts);
  if (sizes.length !== call.outputs || elementsSum(sizes) !== x[axis] || sizes.some(size => size < 1)) {
    throw new ShapeError(
      `got parts of [${sizes.join(', ')}], expected ${call.outputs} that add up to ${x[axis]}`,
    );
  }
  return { axis, sizes };
}

/** Parts of one length, of which the last one may be shorter. */
function equalParts(length: number, parts: number): readonly number[] {
  if (!Number.isInteger(parts) || parts < 1 || parts > length) {
    throw new ShapeError(`got ${parts} parts of ${length}, expected at least 1 in each`);
  }
  const size = Math.ceil(length / parts);
  return Array.from({ length: parts }, (_, i) => (i < parts - 1 ? size : length - size * (parts - 1)));
}

function elementsSum(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** What Gather takes: the places along its axis, and the shape that they stand in. */
export function gatherOf(call: Call) {
  const x = call.shape(0);
  const axis = axisOf(call.int('axis', 0), x.length);
  const indices = call.constant(1, 'indices');
  if (!indices) throw new Unsupported('has no indices');
  const places = [...indices.values()].map(place => (place < 0 ? place + x[axis] : place));
  const outside = places.find(place => !Number.isInteger(place) || place < 0 || place >= x[axis]);
  if (outside !== undefined) throw new ShapeError(`got the index ${outside}, expected one below ${x[axis]}`);
  return { axis, places, shape: [...x.slice(0, axis), ...indices.shape, ...x.slice(axis + 1)] };
}

/** The order of the axes of Transpose: backwards where it is not given. */
export function orderOf(call: Call): readonly number[] {
  const x = call.shape(0);
  const order = call.ints('perm') ?? x.map((_, axis) => x.length - 1 - axis);
  if (x.some((_, axis) => !order.includes(axis)) || order.length !== x.length) {
    throw new ShapeError(`got the order [${order.join(', ')}], expected each of ${x.length} axes once`);
  }
  return order;
}

/** How often Tile repeats each axis. */
export function repeatsOf(call: Call): readonly number[] {
  const repeats = call.integers(1, 'repeats');
  const x = call.shape(0);
  if (
    !repeats ||
    repeats.length !== x.length ||
    !repeats.every(count => Number.isInteger(count) && count >= 0)
  ) {
    throw new ShapeError(
      `got the repeats [${repeats?.join(', ')}], expected one for each of ${x.length} axes`,
    );
  }
  return repeats;
}

/** The number of elements that a shape would have. @throws {ShapeError} where it is none */
export function checkedElements(shape: readonly number[]): number {
  if (!shape.every(length => Number.isSafeInteger(length) && length >= 0)) {
    throw new ShapeError(`got the shape [${shape.join(', ')}], expected integers from 0`);
  }
  return elements(shape);
}
