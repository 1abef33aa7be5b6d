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

/** Which T and non-linearity a number is of: a Gaussian T and ReLU, as in the paper, where nothing else is said. */
export interface Variant {
  readonly distribution?: Distribution;
  readonly nonLinearity?: NonLinearity['name'];
}

/** Case of the statistics over draws of T. */
export function statisticsCase(
  n: number,
  { distribution = 'gaussian', nonLinearity = 'relu' }: Variant,
): string {
  return `statistics/n=${n}/${nonLinearity}/${distribution}`;
}

/** Case of the shares of random points of the disc. */
export function areaCase(n: number, { distribution = 'gaussian' }: Variant): string {
  return `area/n=${n}/${distribution}`;
}

/** Shares of random points of the disc; all other quantities are statistics over draws of T. */
const AREA_QUANTITIES = ['expected', 'preserved', 'preservedRelu6', 'midpointsOutside'];

function caseOf(quantity: string, n: number, variant: Variant): string {
  return AREA_QUANTITIES.includes(quantity) ? areaCase(n, variant) : statisticsCase(n, variant);
}

/** A number of the experiment. */
export function exactOf(results: Results, quantity: string, n: number, variant: Variant = {}): number {
  return results.exact(caseOf(quantity, n, variant), quantity);
}

/** A quantity with the interval that was written beside it. */
export function intervalOf(results: Results, quantity: string, n: number, variant: Variant = {}): Interval {
  const at = caseOf(quantity, n, variant);
  return {
    estimate: results.exact(at, quantity),
    low: results.exact(at, `${quantity}Low`),
    high: results.exact(at, `${quantity}High`),
    level: AREA_QUANTITIES.includes(quantity) ? LEVELS.area : LEVELS.statistics,
  };
}

/** A quantity in each dimension, with its interval. */
export function overDimensions(results: Results, quantity: string, variant?: Variant): readonly Interval[] {
  return DIMENSIONS.map(n => intervalOf(results, quantity, n, variant));
}
