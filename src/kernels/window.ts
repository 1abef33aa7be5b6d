import { ShapeError } from '../tensor/shape-error.js';

/**
 * Length of an output axis that a window slides over.
 *
 *   output = ⌊(input + 2·padding − dilation·(window − 1) − 1) / stride⌋ + 1
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
  return Math.floor((padded - span) / stride) + 1;
}
