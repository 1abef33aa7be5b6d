import type { Shape } from '../../tensors/tensor.js';
import type { OpParameters } from '../op.js';
import { firstInside, type WindowAxis, windowAxes } from '../window.js';

/**
 * Number of places that the mean of a window counts along one axis: those in the image, or those in its padding too.
 *
 * @param start  first place of the window; negative in the padding before the image
 */
export function countedPlaces(
  start: number,
  { taps, dilation, after }: WindowAxis,
  length: number,
  countPadding = false,
): number {
  const first = countPadding ? start : firstInside(start, dilation);
  const end = Math.min(start + (taps - 1) * dilation + 1, countPadding ? length + after : length);
  return Math.ceil((end - first) / dilation);
}

/** 1 / (pixels of the window that count), for each pixel of an output [N, C, P, Q] of x [N, C, H, W]. */
export function inverseCounts(
  [, , H, W]: Shape,
  [, , P, Q]: Shape,
  parameters: OpParameters['avgPool'],
): Float32Array<ArrayBuffer> {
  const [rows, columns] = windowAxes(parameters);
  const counted = (axis: WindowAxis, place: number, length: number) =>
    countedPlaces(place * axis.stride - axis.before, axis, length, parameters.countPadding);
  return Float32Array.from(
    { length: P * Q },
    (_, i) => 1 / (counted(rows, Math.floor(i / Q), H) * counted(columns, i % Q, W)),
  );
}
