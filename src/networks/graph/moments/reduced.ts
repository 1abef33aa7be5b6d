import type { ReductionName } from '../../../kernels/reduce/functions.js';
import type { UnaryFunctionName } from '../../../kernels/unary/functions.js';
import { type Moments, meanOfNeighbours, meanSquare, momentsOf } from './moments.js';
import { functionMoments, maximumMoments } from './normal.js';

/** Mean and variance of what a reduction makes of `count` values; 0 and 1 where they are beyond all numbers. */
export function reducedMoments(reduction: ReductionName, x: Moments, count: number): Moments {
  const { mean, variance } = reduced[reduction](x, count);
  return Number.isFinite(mean + variance) ? { mean, variance } : { mean: 0, variance: 1 };
}

const of = (name: UnaryFunctionName, x: Moments) => functionMoments('unary', x, { function: name });
const negated = ({ mean, variance }: Moments): Moments => ({ mean: -mean, variance });

const sumOf = (x: Moments, count: number): Moments => {
  const { mean, variance } = meanOfNeighbours(x, count);
  return { mean: count * mean, variance: count ** 2 * variance };
};

/** The moments of x². */
const squared = (x: Moments): Moments => {
  const second = meanSquare(x);
  // The fourth moment of a normal distribution.
  return momentsOf(second, x.mean ** 4 + 6 * x.mean ** 2 * x.variance + 3 * x.variance ** 2);
};

const reduced: { readonly [R in ReductionName]: (x: Moments, count: number) => Moments } = {
  sum: sumOf,
  mean: meanOfNeighbours,
  max: maximumMoments,
  min: (x, count) => negated(maximumMoments(negated(x), count)),
  product: (x, count) => momentsOf(x.mean ** count, meanSquare(x) ** count),
  l1: (x, count) => sumOf(of('abs', x), count),
  l2: (x, count) => of('sqrt', sumOf(squared(x), count)),
  sumSquare: (x, count) => sumOf(squared(x), count),
  logSum: (x, count) => of('log', sumOf(x, count)),
  logSumExp: (x, count) => of('log', sumOf(of('exp', x), count)),
};
