import { mean, median, sampleStandardDeviation } from 'simple-statistics';
import { bootstrapOver, type Interval } from '../../src/measure/judging/statistics.js';

/** Level of the intervals of means and medians over draws, and of shares of trials. */
export const LEVELS = { statistics: 0.95, area: 0.999 } as const;

/** Standard normal quantiles at (1 + level) / 2. */
const QUANTILES = { statistics: 1.959964, area: 3.290527 };

/**
 * A mean over independent draws of values that cannot be negative, with its normal interval at level 0.95:
 * ± 1.96 · s / √n, cut off at 0.
 */
export function meanInterval(values: number[]): Interval {
  const estimate = mean(values);
  const half = (QUANTILES.statistics * sampleStandardDeviation(values)) / Math.sqrt(values.length);
  return {
    estimate,
    low: Math.max(0, estimate - half),
    high: estimate + half,
    level: LEVELS.statistics,
  };
}

/**
 * A median over independent draws with its percentile bootstrap interval at level 0.95.
 *
 * Not the exact `medianInterval`: `exact.csv` holds the numbers of this one, and they stay the same to the last digit.
 */
export function bootstrappedMedian(values: readonly number[], seed: number): Interval {
  const sorted = [...values].sort((a, b) => a - b);
  const options = { level: LEVELS.statistics, resamples: 2000, seed, stream: 'bootstrap' };
  return bootstrapOver(sorted.length, drawn => median(drawn.map(i => sorted[i])), options);
}

/**
 * A share of independent trials with Wilson's interval at level 0.999.
 *
 * Wilson's, because it keeps its level near 0 and 1, also where all trials agree; 0.999, because ten such intervals
 * are asked to hold what they ought to at once, and do so for 99 % of all seeds.
 *
 * @source Wilson 1927, J. Am. Stat. Assoc. 22, 209
 */
export function shareInterval(count: number, trials: number): Interval {
  const z = QUANTILES.area;
  const share = count / trials;
  const weight = 1 / (1 + (z * z) / trials);
  const centre = weight * (share + (z * z) / (2 * trials));
  const half = weight * z * Math.sqrt((share * (1 - share)) / trials + (z / (2 * trials)) ** 2);
  return {
    estimate: share,
    low: count === 0 ? 0 : centre - half,
    high: count === trials ? 1 : centre + half,
    level: LEVELS.area,
  };
}
