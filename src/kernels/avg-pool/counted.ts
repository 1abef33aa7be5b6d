import type { Shape } from '../../tensors/tensor.js';
import type { OpParameters } from '../op.js';
import { type WindowAxis, windowAxes } from '../window.js';

/**
 * Number of places that the mean of a window without dilation counts along one axis: those in the image, or those in its
 * padding too.
 *
 * @param start  first place of the window; negative in the padding before the image
 * @param after  zeros behind the image
 */
export function countedPlaces(
  start: number,
  window: number,
  length: number,
  after: number,
  countPadding = false,
): number {
  return countPadding
    ? Math.min(start + window, length + after) - start
    : Math.min(start + window, length) - Math.max(start, 0);
}

/** 1 / (pixels of any window that count), for each pixel of an output [N, C, P, Q] of x [N, C, H, W]. */
export function inverseCounts(
  [, , H, W]: Shape,
  [, , P, Q]: Shape,
  parameters: OpParameters['avgPool'],
): Float32Array<ArrayBuffer> {
  const [rows, columns] = windowAxes(parameters);
  const { countPadding } = parameters;
  const [down, across] = [countsAlong(rows, H, P, countPadding), countsAlong(columns, W, Q, countPadding)];
  return Float32Array.from({ length: P * Q }, (_, i) => 1 / (down[Math.floor(i / Q)] * across[i % Q]));
}

/** How many taps of each window along an axis count. */
function countsAlong(
  { taps, stride, dilation, before, after }: WindowAxis,
  length: number,
  outputs: number,
  countPadding = false,
): readonly number[] {
  const [first, end] = countPadding ? [-before, length + after] : [0, length];
  return Array.from({ length: outputs }, (_, p) => {
    const places = Array.from({ length: taps }, (_, tap) => p * stride - before + tap * dilation);
    return places.filter(place => place >= first && place < end).length;
  });
}
