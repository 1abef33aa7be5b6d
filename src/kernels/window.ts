import { ShapeError } from '../tensors/shape-error.js';
import type { Shape } from '../tensors/tensor.js';
import type { OpName, Padding, PerAxis, Window } from './op.js';

/** A window that slides over the rows and columns of an image. */
export interface SlidingWindow {
  readonly kernel: Window;
  readonly stride: PerAxis;
  readonly padding: Padding;
  readonly dilation?: PerAxis;
  readonly ceil?: boolean;
}

/** A sliding window along the rows or the columns. */
export interface WindowAxis {
  /** Taps along this axis: R or S. */
  readonly taps: number;
  readonly stride: number;
  readonly dilation: number;
  /** Zeros above the image, or left of it. */
  readonly before: number;
  /** Zeros below the image, or right of it. */
  readonly after: number;
}

/** Zeros on each side of an image. */
export type Sides = readonly [top: number, left: number, bottom: number, right: number];

/** What is meant for the rows, and what for the columns. */
export function perAxis(value: PerAxis): readonly [rows: number, columns: number] {
  return typeof value === 'number' ? [value, value] : value;
}

/** Zeros on each side of an image, in the order of ONNX. */
export function paddingOfSides(padding: Padding): Sides {
  if (typeof padding !== 'number' && padding.length === 4) return padding;
  const [rows, columns] = perAxis(padding);
  return [rows, columns, rows, columns];
}

/** A window along each axis. */
export function windowAxes({
  kernel,
  stride,
  padding,
  dilation = 1,
}: SlidingWindow): readonly [rows: WindowAxis, columns: WindowAxis] {
  const sides = paddingOfSides(padding);
  const [strides, dilations] = [perAxis(stride), perAxis(dilation)];
  const along = (axis: 0 | 1): WindowAxis => ({
    taps: kernel[axis],
    stride: strides[axis],
    dilation: dilations[axis],
    before: sides[axis],
    after: sides[axis + 2],
  });
  return [along(0), along(1)];
}

/**
 * The zeros that have to lie behind an axis of this length for every tap of every window to find a value. With `ceil`
 * this may be more than its padding.
 */
export function reachBehind(
  { taps, stride, dilation, before, after }: WindowAxis,
  length: number,
  outputs: number,
): number {
  return Math.max(after, (outputs - 1) * stride + dilation * (taps - 1) + 1 - before - length);
}

/** Whether a window has holes between its taps. */
export function isDilated({ dilation = 1 }: Pick<SlidingWindow, 'dilation'>): boolean {
  return perAxis(dilation).some(step => step > 1);
}

/** The first place of a window that begins at `start` and is not before the image: at least 0. */
export function firstInside(start: number, dilation: number): number {
  return start >= 0 ? start : start + Math.ceil(-start / dilation) * dilation;
}

/**
 * [P, Q]: the output sides of a window that slides over x [N, C, H, W].
 *
 * @throws {ShapeError} where `outputSize` does
 */
export function outputSides(
  op: OpName,
  [, , H, W]: Shape,
  window: SlidingWindow,
): readonly [P: number, Q: number] {
  const [rows, columns] = windowAxes(window);
  const size = (length: number, { taps, stride, before, after, dilation }: WindowAxis, where: string) =>
    outputSize(length, taps, stride, [before, after], dilation, `${op}: ${where}`, window.ceil);
  return [size(H, rows, 'rows'), size(W, columns, 'columns')];
}

/**
 * Length of an output axis that a window slides over.
 *
 *   output = ⌊(input + before + after − dilation·(window − 1) − 1) / stride⌋ + 1
 *
 * With `ceil` the quotient is rounded up, so the last window may reach past the padding; a window that would begin past
 * the input is left out, as in PyTorch.
 *
 * @param padding  before and after the input, or one number for both
 * @param where    begins the message, for instance `conv2d: rows`
 * @throws {ShapeError} where a number is not an integer in its range, or the window does not fit the input
 * @source Dumoulin & Visin 2016, arXiv:1603.07285, relationship 15
 */
export function outputSize(
  input: number,
  window: number,
  stride: number,
  padding: number | readonly [before: number, after: number],
  dilation: number,
  where: string,
  ceil = false,
): number {
  const [before, after] = perAxis(padding);
  const least = { input: 1, window: 1, stride: 1, padding: 0, dilation: 1 };
  const given = {
    input: [input],
    window: [window],
    stride: [stride],
    padding: [before, after],
    dilation: [dilation],
  };
  for (const key of Object.keys(least) as (keyof typeof least)[]) {
    for (const value of given[key]) {
      if (Number.isSafeInteger(value) && value >= least[key]) continue;
      throw new ShapeError(`${where}: ${key} is ${value}, expected an integer of at least ${least[key]}`);
    }
  }
  const span = dilation * (window - 1) + 1;
  const padded = input + before + after;
  if (span > padded) {
    const zeros = before === after ? `2·${before}` : `${before} + ${after}`;
    throw new ShapeError(
      `${where}: window ${window} with dilation ${dilation} spans ${span}, ` +
        `expected at most the padded input ${input} + ${zeros} = ${padded}`,
    );
  }
  if (!ceil) return Math.floor((padded - span) / stride) + 1;
  const last = Math.ceil((padded - span) / stride);
  return last * stride < input + before ? last + 1 : last;
}
