import { ShapeError } from '../tensors/shape-error.js';
import { elements, type Shape } from '../tensors/tensor.js';
import { aroundAxis } from './axes.js';
import type { IntegerType, Quantization } from './op.js';

/** The smallest and the largest integer of each type. */
export const integerRanges: { readonly [K in IntegerType]: readonly [least: number, most: number] } = {
  int8: [-128, 127],
  uint8: [0, 255],
};

/** A number rounded to the nearest integer, and to the even one of two. */
export function roundHalfToEven(x: number): number {
  const below = Math.floor(x);
  const share = x - below;
  if (share !== 0.5) return share < 0.5 ? below : below + 1;
  return below % 2 === 0 ? below : below + 1;
}

/** Added to a float32 below 2²² and taken away again, it rounds to an integer, halves to the even one. */
export const ROUNDING: number = 1.5 * 2 ** 23;

/** A real number that is already divided by its scale as an integer of a type: rounded, moved and cut off. */
export function quantized(x: number, zeroPoint: number, type: IntegerType): number {
  const [least, most] = integerRanges[type];
  return Math.min(Math.max(roundHalfToEven(x) + zeroPoint, least), most);
}

/**
 * @param count  of scales and zero points that may be given, beside one for all
 * @throws {ShapeError} where there is another number of them, or a zero point is no integer of the type
 */
export function expectQuantization(
  where: string,
  { type, scale, zeroPoint }: Omit<Quantization, 'scale'> & Partial<Quantization>,
  count: number,
): void {
  const [least, most] = integerRanges[type];
  for (const [name, list] of Object.entries({ scale, zeroPoint })) {
    if (list && list.length !== 1 && list.length !== count) {
      throw new ShapeError(`${where}: ${name} has ${list.length} numbers, expected ${oneOr(count)}`);
    }
  }
  const wrong = zeroPoint.find(zero => !(Number.isSafeInteger(zero) && zero >= least && zero <= most));
  if (wrong !== undefined) {
    throw new ShapeError(`${where}: zeroPoint ${wrong}, expected an integer from ${least} to ${most}`);
  }
}

/** The number for a place of a list that has one for each place, or one for all. */
export function at(list: readonly number[], place: number): number {
  return list.length === 1 ? list[0] : list[place];
}

/** Values in a row of a tensor that has one scale for all: what threads share. */
const ROW = 4096;

/** A tensor as rows of one scale and zero each: row r is values r·length …, of place r mod places. */
export interface QuantizedRows {
  readonly rows: number;
  readonly length: number;
  readonly scales: Float32Array;
  readonly zeros: Float32Array;
}

/** The rows of a tensor that is quantised per place of an axis, or as a whole where there is none. */
export function quantizedRows(
  shape: Shape,
  { axis, scale, zeroPoint }: Quantization & { readonly axis?: number },
): QuantizedRows {
  if (axis === undefined) {
    return {
      rows: Math.ceil(elements(shape) / ROW),
      length: ROW,
      scales: Float32Array.from(scale),
      zeros: Float32Array.from(zeroPoint),
    };
  }
  const { outer, length: places, inner } = aroundAxis(shape, axis);
  const all = (list: readonly number[]) =>
    Float32Array.from({ length: places }, (_, place) => at(list, place));
  return { rows: outer * places, length: inner, scales: all(scale), zeros: all(zeroPoint) };
}

function oneOr(count: number): string {
  return count === 1 ? '1' : `1 or ${count}`;
}
