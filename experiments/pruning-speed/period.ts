import { mean } from 'simple-statistics';
import type { Interval } from '../../src/measure/judging/statistics.js';

const LAGS = Array.from({ length: 15 }, (_, i) => i + 2); // 2 … 16

/** Width of the moving mean that is taken for the trend: the longest lag, so that a step of it averages out. */
const TREND = 16;

/**
 * What is left of a series after taking off its local trend:
 *
 *   e[i] = v[i] / m[i] − 1,  m[i] the mean of the 17 values around i, the outermost two with half the weight
 *
 * @param values  positive, at equally spaced places
 * @returns 16 fewer than there are values
 */
export function detrended(values: readonly number[]): number[] {
  const half = TREND / 2;
  return values.slice(half, values.length - half).map((value, start) => {
    const around = values.slice(start, start + TREND + 1);
    const edges = (around[0] + around[TREND]) / 2;
    const trend = (edges + around.slice(1, TREND).reduce((sum, v) => sum + v, 0)) / TREND;
    return value / trend - 1;
  });
}

/**
 * Autocorrelation of what `detrended` left: 1 for a perfect repetition, about 0 for noise.
 *
 *   r(l) = Σ e[i]·e[i+l] / (n − l)  over  Σ e[i]² / n;  0 where nothing is left
 */
function autocorrelation(rest: readonly number[], lag: number): number {
  const variance = mean(rest.map(e => e * e));
  return variance === 0 ? 0 : mean(rest.slice(lag).map((e, i) => e * rest[i])) / variance;
}

/**
 * The autocorrelation of times without their local trend, with the interval ± 1.96 / √n: n values without any have
 * this standard error.
 *
 * @param times   one a place, each the median over this many rounds
 * @source Bartlett 1946
 */
export function autocorrelationInterval(times: readonly number[], lag: number, rounds: number): Interval {
  const rest = detrended(times);
  const estimate = autocorrelation(rest, lag);
  const error = 1.96 / Math.sqrt(rest.length);
  // Medians of few rounds are no better than single samples: no interval of theirs reaches 95 %.
  const level = Math.min(0.95, 1 - 2 ** (1 - rounds));
  return { estimate, low: estimate - error, high: estimate + error, level };
}

/**
 * The period of a staircase on a rising line and how regular it is: the smallest lag of 2 … 16 whose autocorrelation
 * comes within a quarter of the largest (every multiple of the period repeats as well), and that autocorrelation.
 *
 * @param values  positive, at equally spaced places, at least 48
 * @throws {RangeError} where there are fewer
 */
export function staircasePeriod(values: readonly number[]) {
  if (values.length < 3 * TREND) {
    throw new RangeError(`staircasePeriod: ${values.length} values, expected at least ${3 * TREND}`);
  }
  const rest = detrended(values);
  const strengths = LAGS.map(lag => autocorrelation(rest, lag));
  const strongest = Math.max(...strengths);
  const place = strengths.findIndex(strength => strength >= 0.75 * strongest);
  return { period: LAGS[place], strength: strengths[place] };
}
