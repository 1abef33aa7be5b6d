import { median, medianSorted, quantileSorted } from 'simple-statistics';
import { expectArray, expectFields, expectNumbers } from '../../arguments.js';
import { randomStream } from '../../tensors/random.js';

/** An estimate with its confidence interval. */
export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** For instance 0.95. */
  readonly level: number;
}

export interface BootstrapOptions {
  /** Confidence level; 0.95 where it is absent. */
  readonly level?: number;
  /** Bootstrap resamples; 2000 where it is absent. */
  readonly resamples?: number;
  /** The same values and seed give the same interval on every machine. */
  readonly seed: number;
}

/** The median of each round's samples: one number a round, so that a slow sample cannot outvote its round. */
export function roundMedians(samples: readonly (readonly number[])[]): number[] {
  return samples.map(round => median([...round]));
}

/**
 * Percentile bootstrap interval of the median: the (1 ± level) / 2 quantiles of the medians of `resamples`
 * resamples, drawn with replacement.
 *
 * From n values no such interval covers more than 1 − 2^(1−n), the chance that they do not all lie on one side
 * of the median; so the level returned is min(level, 1 − 2^(1−n)), and fewer than 6 values never reach 0.95.
 * Above that the true coverage moves in steps with n, for the interval ends at one of the values: with many
 * resamples, at level 0.95, it is 0.961 for n = 9, 0.965 for 15, 0.957 for 25, but 0.935 for 11 and 0.908 for
 * 13; 2000 resamples lose up to 0.01 of it.
 *
 * @throws {RangeError} where there is no value, a value is not finite or the level is not in (0, 1)
 * @source Efron & Tibshirani 1993, An Introduction to the Bootstrap, chapter 13
 */
export function bootstrapMedian(values: readonly number[], options: BootstrapOptions): Interval {
  expectArray('bootstrapMedian: values', values, 'an array of numbers');
  expectFields(
    'bootstrapMedian: options',
    options,
    ['seed'],
    'an object with a seed, for instance { seed: 1 }',
  );
  const { level = 0.95, resamples = 2000, seed } = options;
  const n = values.length;
  if (n === 0) throw new RangeError('bootstrapMedian: got no values, expected at least 1');
  const wrong = values.find(value => !Number.isFinite(value));
  if (wrong !== undefined) throw new RangeError(`bootstrapMedian: got ${wrong}, expected finite values`);
  if (!(level > 0 && level < 1)) throw new RangeError(`bootstrapMedian: level is ${level}, expected 0 … 1`);
  const sorted = Float64Array.from(values).sort();
  const stream = randomStream(seed, 'bootstrap');
  const medians = new Float64Array(resamples);
  const counts = new Int32Array(n);
  for (let r = 0; r < resamples; r++) {
    counts.fill(0);
    for (let i = 0; i < n; i++) counts[stream.below(n)]++;
    medians[r] = (sorted[atRank(counts, (n - 1) >> 1)] + sorted[atRank(counts, n >> 1)]) / 2;
  }
  const ordered = Array.from(medians.sort());
  return {
    estimate: medianSorted(Array.from(sorted)),
    low: quantileSorted(ordered, (1 - level) / 2),
    high: quantileSorted(ordered, (1 + level) / 2),
    level: Math.min(level, 1 - 2 ** (1 - n)),
  };
}

/**
 * Percentile bootstrap interval of any statistic of a number of units (rounds, or cases): units are drawn with
 * replacement, and the statistic is computed anew of each draw. For what is no median of values.
 *
 * @param units      how many there are
 * @param statistic  of the units with these indices
 * @throws {RangeError} where there is none
 */
export function bootstrapOver(
  units: number,
  statistic: (indices: readonly number[]) => number,
  { level = 0.95, resamples = 500, seed }: BootstrapOptions,
): Interval {
  if (units < 1) throw new RangeError(`bootstrapOver: got ${units} units, expected at least 1`);
  const stream = randomStream(seed, 'bootstrap of units');
  const values = Array.from({ length: resamples }, () =>
    statistic(Array.from({ length: units }, () => stream.below(units))),
  ).sort((a, b) => a - b);
  return {
    estimate: statistic(Array.from({ length: units }, (_, unit) => unit)),
    low: quantileSorted(values, (1 - level) / 2),
    high: quantileSorted(values, (1 + level) / 2),
    level: Math.min(level, 1 - 2 ** (1 - units)),
  };
}

/**
 * Interval of how many times longer A takes than B, from paired rounds: the bootstrapped median over rounds of
 * timesA[r] / timesB[r].
 *
 * Not the ratio of the two medians: within one round A and B run close together, so a machine that slows down
 * in the course of the run slows both and leaves each round's ratio alone, whereas the two medians may come
 * from rounds on different sides of the change.
 *
 * @throws {RangeError} where the numbers of rounds differ, or as `bootstrapMedian` does
 */
export function bootstrapRatio(
  timesA: readonly number[],
  timesB: readonly number[],
  options: BootstrapOptions,
): Interval {
  if (timesA.length !== timesB.length) {
    throw new RangeError(
      `bootstrapRatio: ${timesA.length} rounds of A, ${timesB.length} of B, expected paired rounds`,
    );
  }
  return bootstrapMedian(
    timesA.map((a, round) => a / timesB[round]),
    options,
  );
}

/** The interval of a quantity's multiple; `factor` is positive. */
export function scaled(interval: Interval, factor: number): Interval {
  expectFields(
    'scaled: interval',
    interval,
    ['estimate', 'low', 'high'],
    'an interval: { estimate, low, high, level }',
  );
  expectNumbers('scaled', { factor });
  const { estimate, low, high, level } = interval;
  return { estimate: estimate * factor, low: low * factor, high: high * factor, level };
}

/** The interval of 1 / x for a positive x: B over A from A over B. */
export function inverse(interval: Interval): Interval {
  const { estimate, low, high, level } = interval;
  return { estimate: 1 / estimate, low: 1 / high, high: 1 / low, level };
}

/** Index of the value of this rank (from 0) where value i occurs counts[i] times. */
function atRank(counts: Int32Array, rank: number): number {
  let i = 0;
  for (let passed = counts[0]; passed <= rank; passed += counts[i]) i++;
  return i;
}
