import {
  linearRegression,
  linearRegressionLine,
  mean,
  rSquared,
  sampleRankCorrelation,
} from 'simple-statistics';
import { expectArray } from '../errors/arguments.js';

/** How well a predictor explains measured times. */
export interface Explanation {
  /** Spearman's ρ, ties sharing their mean rank; undefined where the predictor or the times are all equal. */
  readonly rankCorrelation: number | undefined;
  /**
   * Share of the variance of the times that the straight line time = slope·predictor + intercept explains; 0 for
   * a constant predictor; undefined where the times are all equal.
   */
  readonly rSquared: number | undefined;
  readonly slope: number;
  readonly intercept: number;
}

/**
 * Compares a predictor with measured times, case by case.
 *
 * R² is computed on the points that the line was fitted to, so with few cases it flatters the predictor. A falling
 * line scores as well as a rising one, so check the sign of `slope` too.
 *
 * @throws {RangeError} where the two differ in length, there are fewer than 3 cases or a value is not finite
 */
export function explain(predictor: readonly number[], timesNs: readonly number[]): Explanation {
  expectArray('explain: predictions', predictor, 'an array of numbers');
  expectArray('explain: times', timesNs, 'an array of numbers');
  if (predictor.length !== timesNs.length || predictor.length < 3) {
    throw new RangeError(
      `explain: ${predictor.length} predictions and ${timesNs.length} times, expected the same number of each, at least 3`,
    );
  }
  const bad = [...predictor, ...timesNs].find(value => !Number.isFinite(value));
  if (bad !== undefined) throw new RangeError(`explain: got ${bad}, expected finite numbers`);

  const predictorVaries = varies(predictor);
  const timesVary = varies(timesNs);
  const points = predictor.map((value, i) => [value, timesNs[i]]);
  const line = predictorVaries ? linearRegression(points) : { m: 0, b: mean(timesNs) };
  return {
    rankCorrelation: predictorVaries && timesVary ? sampleRankCorrelation(predictor, timesNs) : undefined,
    rSquared: timesVary ? rSquared(points, linearRegressionLine(line)) : undefined,
    slope: line.m,
    intercept: line.b,
  };
}

function varies(values: readonly number[]): boolean {
  return values.some(value => value !== values[0]);
}
