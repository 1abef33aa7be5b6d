import type { Interval } from '../../src/measure/judging/statistics.js';
import type { Results } from '../../src/measure/results/results.js';
import { type Distribution, linear, type NonLinearity, relu, relu6 } from './embedding.js';
import { LEVELS } from './estimates.js';

/** Dimensions of the paper's panels. */
export const DIMENSIONS = [2, 3, 5, 15, 30] as const;
export const DISTRIBUTIONS: readonly Distribution[] = ['gaussian', 'orthonormal'];
export const NON_LINEARITIES: readonly NonLinearity[] = [relu, relu6, linear];

/** Matrices T for each dimension and distribution. */
export const DRAWS = 500;
/** Pairs of one matrix T and one random point of the disc for each dimension and distribution. */
export const TRIALS = 20_000;

/** Begins the cases of one panel's points. */
export function panelCase(n: number | 'input'): string {
  return n === 'input' ? 'panel/input/' : `panel/n=${n}/relu/`;
}

/** Case of the statistics over draws of T; of ReLU and a Gaussian T where nothing else is said. */
export function statisticsCase(
  n: number,
  nonLinearity: NonLinearity['name'] = 'relu',
  distribution: Distribution = 'gaussian',
): string {
  return `statistics/n=${n}/${nonLinearity}/${distribution}`;
}

/** Case of the shares of random points of the disc; of a Gaussian T where nothing else is said. */
export function areaCase(n: number, distribution: Distribution = 'gaussian'): string {
  return `area/n=${n}/${distribution}`;
}

/** A quantity with the interval that was written beside it. */
export function intervalOf(results: Results, at: string, quantity: string): Interval {
  return {
    estimate: results.exact(at, quantity),
    low: results.exact(at, `${quantity}Low`),
    high: results.exact(at, `${quantity}High`),
    level: at.startsWith('area/') ? LEVELS.area : LEVELS.statistics,
  };
}

/** A quantity in each dimension, with its interval. */
export function overDimensions(
  results: Results,
  quantity: string,
  caseOf: (n: number) => string,
): readonly Interval[] {
  return DIMENSIONS.map(n => intervalOf(results, caseOf(n), quantity));
}
