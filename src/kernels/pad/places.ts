import type { Shape } from '../../tensors/tensor.js';
import type { OpParameters } from '../op.js';

/** The place of the input that each place of an output axis shows; −1 where it is the constant. */
export function shownPlaces(
  length: number,
  output: number,
  before: number,
  mode: OpParameters['pad']['mode'],
) {
  return Int32Array.from({ length: output }, (_, place) => shown(place - before, length, mode));
}

/** The same for every axis. */
export function shownOnAxes(x: Shape, out: Shape, { before, mode }: OpParameters['pad']): Int32Array[] {
  return x.map((length, axis) => shownPlaces(length, out[axis], before[axis], mode));
}

function shown(place: number, length: number, mode: OpParameters['pad']['mode']): number {
  if (place >= 0 && place < length) return place;
  switch (mode) {
    case 'constant':
      return -1;
    case 'edge':
      return place < 0 ? 0 : length - 1;
    case 'reflect':
      return place < 0 ? -place : 2 * (length - 1) - place;
    case 'wrap':
      return place < 0 ? place + length : place - length;
  }
}
