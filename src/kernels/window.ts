import { ShapeError } from '../tensors/shape-error.js';
import type { Shape } from '../tensors/tensor.js';
import type { OpName, Padding, Window } from './op.js';

/** A window that slides over the rows and columns of an image. */
export interface SlidingWindow {
  readonly kernel: Window;
  readonly stride: number;
  readonly padding: Padding;
  readonly dilation?: number;
  readonly ceil?: boolean;
}

/** Zeros above and below an image, and left and right of it. */
export function paddingOfAxes(padding: Padding): readonly [rows: number, columns: number] {
  return typeof padding === 'number' ? [padding, padding] : padding;
}

/**
 * [P, Q]: the output sides of a window that slides over x [N, C, H, W].
 *
 * @throws {ShapeError} where `outputSize` does
 */
export function outputSides(
  op: OpName,
  [, , H, W]: Shape,
  { kernel, stride, padding, dilation = 1, ceil = false }: SlidingWindow,
): readonly [P: number, Q: number] {
  const [rows, columns] = paddingOfAxes(padding);
  return [
    outputSize(H, kernel[0], stride, rows, dilation, `${op}: rows`, ceil),
    outputSize(W, kernel[1], stride, columns, dilation, `${op}: columns`, ceil),
  ];
}

/**
 * Length of an output axis that a window slides over.
 *
 *   output = ⌊(input + 2·padding − dilation·(window − 1) − 1) / stride⌋ + 1
 *
 * With `ceil` the quotient is rounded up, so the last window may reach past the padding; a window that would begin past
 * the input is left out, as in PyTorch.
 *
 * @param where  begins the message, for instance `conv2d: rows`
 * @throws {ShapeError} where a number is not an integer in its range, or the window does not fit the input
 * @source Dumoulin & Visin 2016, arXiv:1603.07285, relationship 15
 */
export function outputSize(
  input: number,
  window: number,
  stride: number,
  padding: number,
  dilation: number,
  where: string,
  ceil = false,
): number {
  const least = { input: 1, window: 1, stride: 1, padding: 0, dilation: 1 };
  const given = { input, window, stride, padding, dilation };
  for (const key of Object.keys(least) as (keyof typeof least)[]) {
    if (!Number.isSafeInteger(given[key]) || given[key] < least[key]) {
      throw new ShapeError(
        `${where}: ${key} is ${given[key]}, expected an integer of at least ${least[key]}`,
      );
    }
  }
  const span = dilation * (window - 1) + 1;
  const padded = input + 2 * padding;
  if (span > padded) {
    throw new ShapeError(
      `${where}: window ${window} with dilation ${dilation} spans ${span}, ` +
        `expected at most the padded input ${input} + 2·${padding} = ${padded}`,
    );
  }
  if (!ceil) return Math.floor((padded - span) / stride) + 1;
  const last = Math.ceil((padded - span) / stride);
  return last * stride < input + padding ? last + 1 : last;
}
