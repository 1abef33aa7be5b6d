import type { OpName } from '../../kernels/op.js';

/** The range of a value that is drawn uniformly from middle ± spread. */
export interface Range {
  readonly middle: number;
  readonly spread: number;
}

/** Bias of convolutions and dense layers. */
export const BIAS: Range = { middle: 0, spread: 0.1 };

/** Values of a constant: variance 1, as those of the graph's input. */
export const CONSTANT: Range = { middle: 0, spread: Math.sqrt(3) };
/** Integers of a quantised filter, from its zero point. */
export const INTEGER_WEIGHT: Range = { middle: 0, spread: 127 };

/** Slope of PReLU for negative values. */
export const SLOPE: Range = { middle: 0.25, spread: 0.1 };

/**
 * Filters of a fan-in: variance 1 / fan-in.
 *
 * @source LeCun et al. 1998, Efficient BackProp, equation 16
 */
export function filterRange(fanIn: number): Range {
  return { middle: 0, spread: Math.sqrt(3 / fanIn) };
}

/**
 * Scale γ and shift β of a batch norm, by what follows it.
 *
 * Swish and h-swish amplify an error of scale: they halve small values and keep large ones, so E[f(r·z)²] grows faster
 * than r². It grows more slowly with smaller values and a random shift, which an error of scale does not change: for
 * h-swish of y = γ·z + β, with mean square q = γ² + E[β²],
 *
 *   d ln E[f(y)²] / d ln γ = 2·γ²·(1 + 2q/3) / (q + q²/3)
 *
 * is 2.5 for γ = 1 and β = 0, and 1.6 for γ = 0.55 and β = 0 ± 0.6. For ReLU it is 2.
 */
export function batchNormRanges(next: OpName | undefined): { readonly scale: Range; readonly shift: Range } {
  return next === 'swish' || next === 'hSwish'
    ? { scale: { middle: 0.55, spread: 0.05 }, shift: { middle: 0, spread: 0.6 } }
    : { scale: { middle: 1, spread: 0.1 }, shift: { middle: 0, spread: 0.1 } };
}

/** Mean square of the values of a range. */
export function rangeSquare({ middle, spread }: Range): number {
  return middle ** 2 + spread ** 2 / 3;
}
