import type { Interval } from '../../src/measure/judging/statistics.js';
import type { Results } from '../../src/measure/results/results.js';
import { type Distribution, linear, type NonLinearity, relu, relu6 } from './embedding.js';

/** Dimensions of the paper's panels. */
export const DIMENSIONS = [2, 3, 5, 15, 30] as const;
export const DISTRIBUTIONS: readonly Distribution[] = ['gaussian', 'orthonormal'];
export const NON_LINEARITIES: readonly NonLinearity[] = [relu, relu6, linear];

/** Matrices T for each dimension and distribution. */
export const DRAWS = 500;
/** Pairs of one matrix T and one random point of the disc for each dimension and distribution. */
export const TRIALS = 20_000;
/** Points of the spiral in the panels, and in each draw of the statistics. */
export const PANEL_POINTS = 200;
export const DRAW_POINTS = 100;
/** Of spiral and disc. A channel's values have a standard deviation of up to 6, so that ReLU6 has work to do. */
export const RADIUS = 6;

/** Begins the cases of one panel's points. */
export function panelCase(n: number | 'input'): string {
  return n === 'input' ? 'panel/input/' : `panel/n=${n}/relu/`;
}

/** Case of the statistics over draws of T. */
export function statisticsCase(
  n: number,
  nonLinearity: NonLinearity['name'],
  distribution: Distribution,
): string {
  return `statistics/n=${n}/${nonLinearity}/${distribution}`;
}

/** Case of the shares of random points of the disc. */
export function areaCase(n: number, distribution: Distribution): string {
  return `area/n=${n}/${distribution}`;
}

/** Level of the intervals of means and medians over draws, and of shares of trials. */
export const LEVELS = { statistics: 0.95, area: 0.999 } as const;

/** A quantity with the interval that was written beside it. */
export function intervalOf(results: Results, at: string, quantity: string): Interval {
  return {
    estimate: results.exact(at, quantity),
    low: results.exact(at, `${quantity}Low`),
    high: results.exact(at, `${quantity}High`),
    level: at.startsWith('area/') ? LEVELS.area : LEVELS.statistics,
  };
}
