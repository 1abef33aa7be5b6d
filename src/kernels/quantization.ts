import { ShapeError } from '../tensors/shape-error.js';
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

function oneOr(count: number): string {
  return count === 1 ? '1' : `1 or ${count}`;
}
