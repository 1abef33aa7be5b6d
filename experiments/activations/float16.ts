/** Bits of a float16's significand behind its leading one. */
const BITS = 10;
/** Exponents of the smallest normal and the largest float16. */
const LEAST = -14;
const MOST = 15;

/** The largest finite float16. */
export const LARGEST: number = (2 - 2 ** -BITS) * 2 ** MOST;

/** The distance from a float16 to the next larger one in its binade: 2^(e − 10) from 2^e on. */
export function spacing(x: number): number {
  const exponent = Math.floor(Math.log2(Math.abs(x) || 2 ** LEAST));
  return 2 ** (Math.max(exponent, LEAST) - BITS);
}

/** The float16 nearest to a number, and of two equally near ones the even one; infinite beyond the largest. */
export function toFloat16(x: number): number {
  if (!Number.isFinite(x)) return x;
  const step = spacing(x);
  const steps = x / step;
  const down = Math.floor(steps);
  const isUp = steps - down > 0.5 || (steps - down === 0.5 && down % 2 !== 0);
  const rounded = (isUp ? down + 1 : down) * step;
  return Math.abs(rounded) > LARGEST ? Math.sign(x) * Number.POSITIVE_INFINITY : rounded;
}

/** The largest error of rounding a positive number of at most `bound`. */
export function largestError(bound: number): number {
  return spacing(bound) / 2;
}

/** The same as a share of the number: half a step at the beginning of a binade, whichever it is. */
export const RELATIVE_ERROR: number = 2 ** -(BITS + 1);

/** Distance between neighbours of an 8-bit integer that is to reach from 0 to a bound. */
export function integerStep(bound: number): number {
  return bound / 255;
}
