import { linearRegression, linearRegressionLine, mean } from 'simple-statistics';

const LAGS = Array.from({ length: 15 }, (_, i) => i + 2); // 2 … 16

/** The step width of a staircase and how regular it is. */
export interface Period {
  readonly period: number;
  /** Autocorrelation at that lag: 1 for a perfect repetition, about 0 for noise. */
  readonly strength: number;
}

/**
 * Autocorrelation at a lag of what is left of the values after taking off their least-squares line:
 *
 *   r(l) = Σ e[i]·e[i+l] / (n − l)  over  Σ e[i]² / n;  0 where nothing is left
 *
 * @param values  at equally spaced places
 */
export function autocorrelation(values: readonly number[], lag: number): number {
  const line = linearRegressionLine(linearRegression(values.map((value, i) => [i, value])));
  const rest = values.map((value, i) => value - line(i));
  const variance = mean(rest.map(e => e * e));
  return variance === 0 ? 0 : mean(rest.slice(lag).map((e, i) => e * rest[i])) / variance;
}

/**
 * The period of a staircase on a straight line: the smallest lag of 2 … 16 whose autocorrelation comes within
 * 10 % of the largest (every multiple of the period repeats as well).
 *
 * @param values  at equally spaced places, at least 32
 * @throws {RangeError} where there are fewer
 */
export function staircasePeriod(values: readonly number[]): Period {
  if (values.length < 32)
    throw new RangeError(`staircasePeriod: ${values.length} values, expected at least 32`);
  const strengths = LAGS.map(lag => autocorrelation(values, lag));
  const strongest = Math.max(...strengths);
  const place = strengths.findIndex(strength => strength >= 0.9 * strongest);
  return { period: LAGS[place], strength: strengths[place] };
}
