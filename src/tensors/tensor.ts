import ndarray, { type NdArray } from 'ndarray';
import { ShapeError } from './shape-error.js';

/** Lengths of the axes, outermost first; feature maps are [N, C, H, W], weights [K, C/G, R, S]. */
export type Shape = readonly number[];

/** Dense float32 values in row-major order (the last axis is contiguous). */
export interface Tensor {
  readonly shape: Shape;
  readonly data: Float32Array;
}

/** Makes a tensor of a shape, with any content; `tensor` is such a function. */
export type MakeTensor = (shape: Shape) => Tensor;

/** Number of elements of a shape, Π lengths; 1 for the empty shape. */
export function elements(shape: Shape): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** Bytes of a float32 tensor of this shape. */
export function bytes(shape: Shape): number {
  return elements(shape) * Float32Array.BYTES_PER_ELEMENT;
}

/**
 * A tensor over `data`, or over new zeros.
 *
 * @throws {ShapeError} where a length is not a positive integer, or `data` has another number of elements
 */
export function tensor(shape: Shape, data?: Float32Array): Tensor {
  if (!shape.every(length => Number.isSafeInteger(length) && length > 0)) {
    throw new ShapeError(`tensor: lengths are [${shape.join(', ')}], expected positive integers`);
  }
  const count = elements(shape);
  if (data && data.length !== count) {
    throw new ShapeError(`tensor: ${data.length} values, expected ${count} for [${shape.join(', ')}]`);
  }
  return { shape, data: data ?? new Float32Array(count) };
}

/** The tensor as an ndarray that shares its memory. */
export function view(t: Tensor): NdArray<Float32Array> {
  return ndarray(t.data, [...t.shape]);
}
