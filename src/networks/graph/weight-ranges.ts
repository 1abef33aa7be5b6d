import type { OpName } from '../../kernels/op.js';

/** The range middle ± spread, from which a value is drawn uniformly. */
export interface Range {
  readonly middle: number;
  readonly spread: number;
}

/** Bias of convolutions and dense layers. */
export const BIAS: Range = { middle: 0, spread: 0.1 };

/** Slope of PReLU for negative values. */
export const SLOPE: Range = { middle: 0.25, spread: 0.1 };

/**
 * Weights of a filter: variance 1 / fan-in.
 *
 * @source LeCun et al. 1998, Efficient BackProp, equation 16
 */
export function filterRange(fanIn: number): Range {
  return { middle: 0, spread: Math.sqrt(3 / fanIn) };
}

/**
 * Scale γ and shift β of a batch norm, depending on the op after it.
 *
 * Swish and h-swish amplify an error in scale: they halve small values and keep large ones, so that E[f(r·z)²] grows
 * faster than r². It grows more slowly for smaller values and with a random shift, which an error in scale does not
 * change: for h-swish of y = γ·z + β, with mean square q = γ² + E[β²],
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

/** Mean square of a value drawn from a range. */
export function rangeSquare({ middle, spread }: Range): number {
  return middle ** 2 + spread ** 2 / 3;
}
