import ndarray, { type NdArray } from 'ndarray';
import { expectArray, expectFields, refuse } from '../errors/arguments.js';
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

/** What a shape is, in messages. */
const LENGTHS = 'an array of lengths, for instance [1, 3, 224, 224]';

/** Number of elements of a shape, Π lengths; 1 for the empty shape. */
export function elements(shape: Shape): number {
  expectArray('elements: shape', shape, LENGTHS);
  return shape.reduce((product, length) => product * length, 1);
}

/** Bytes of a float32 tensor of this shape. */
export function bytes(shape: Shape): number {
  expectArray('bytes: shape', shape, LENGTHS);
  return elements(shape) * Float32Array.BYTES_PER_ELEMENT;
}

/**
 * A tensor over `data`, or over new zeros.
 *
 * @throws {ShapeError} where a length is not a positive integer, or `data` has another number of elements
 */
export function tensor(shape: Shape, data?: Float32Array): Tensor {
  expectArray('tensor: shape', shape, LENGTHS);
  if (data !== undefined && !(data instanceof Float32Array)) refuse('tensor: data', data, 'a Float32Array');
  if (!shape.every(length => Number.isSafeInteger(length) && length > 0)) {
    throw new ShapeError(`tensor: lengths are [${shape.join(', ')}], expected positive integers`);
  }
  const count = elements(shape);
  if (data && data.length !== count) {
    throw new ShapeError(`tensor: ${data.length} values, expected ${count} for [${shape.join(', ')}]`);
  }
  return { shape, data: data ?? new Float32Array(count) };
}

/** @throws {InputError} where it is no tensor */
export function expectTensor(where: string, t: unknown): void {
  expectFields(where, t, ['shape', 'data'], 'a tensor: { shape, data }');
}

/** The tensor as an ndarray that shares its memory. */
export function view(t: Tensor): NdArray<Float32Array> {
  expectTensor('view', t);
  return ndarray(t.data, [...t.shape]);
}
