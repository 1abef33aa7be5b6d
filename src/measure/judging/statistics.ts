import { median, medianSorted, probit, quantileSorted, sampleVariance } from 'simple-statistics';
import { expectArray, expectFields, expectNumbers } from '../../errors/arguments.js';
import { randomStream } from '../../tensors/random.js';

/** An estimate with its confidence interval. */
export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** The coverage that the interval has, which may be more or less than what was asked for; for instance 0.961. */
  readonly level: number;
  /** The coverage that was asked for, where that is not 0.95; with less than that, the interval says nothing. */
  readonly asked?: number;
}

/** What intervals cover at least, where nothing else is asked for. */
export const USUAL_LEVEL = 0.95;

/** How sure an interval has to be. */
export interface IntervalOptions {
  /** Least coverage; 0.95 where it is absent. */
  readonly level?: number;
}

/** The median of each round's samples: one number a round, so that a slow sample cannot outvote its round. */
export function roundMedians(samples: readonly (readonly number[])[]): number[] {
  return samples.map(round => median([...round]));
}

/**
 * Distribution-free confidence interval of the median, which ends at two of the values: in ascending order
 *
 *   [x(k), x(n + 1 − k)],   coverage = 1 − 2 · P(B ≤ k − 1),   B ~ Bin(n, 1/2)
 *
 * with the largest k whose coverage is at least `level`. The interval misses the true median only where fewer than k
 * values lie on one side of it, and each value lies on either side with chance 1/2, whatever the distribution is. The
 * coverage is exact for independent draws from a continuous distribution; with ties it is at least that.
 *
 * The coverage moves in steps, and `level` of the result is the one that is reached: at 0.95 it is 0.961 for n = 9,
 * 0.965 for 15, 0.988 for 11. Where even all of the values cover less than asked for, as fewer than 6 do at 0.95, the
 * interval is [x(1), x(n)] with its own level, 1 − 2^(1−n).
 *
 * @throws {RangeError} where there is no value, a value is not finite or the level is not in (0, 1)
 * @source David & Nagaraja 2003, Order Statistics, section 7.1
 */
export function medianInterval(
  values: readonly number[],
  { level = USUAL_LEVEL }: IntervalOptions = {},
): Interval {
  expectArray('medianInterval: values', values, 'an array of numbers');
  const n = values.length;
  if (n === 0) throw new RangeError('medianInterval: got no values, expected at least 1');
  const wrong = values.find(value => !Number.isFinite(value));
  if (wrong !== undefined) throw new RangeError(`medianInterval: got ${wrong}, expected finite values`);
  if (!(level > 0 && level < 1)) throw new RangeError(`medianInterval: level is ${level}, expected 0 … 1`);
  const sorted = [...values].sort((a, b) => a - b);
  const { k, coverage } = orderStatistic(n, level);
  const interval = {
    estimate: medianSorted(sorted),
    low: sorted[k - 1],
    high: sorted[n - k],
    level: coverage,
  };
  return level === USUAL_LEVEL ? interval : { ...interval, asked: level };
}

interface OrderStatistic {
  readonly k: number;
  readonly coverage: number;
}

/** Kept by number of values and level: a run has few of each, and with thousands of values it takes milliseconds. */
const orderStatistics = new Map<string, OrderStatistic>();
const MOST_KEPT = 1000;

/** The largest k whose [x(k), x(n + 1 − k)] covers at least `level`, or 1 where none does, with its coverage. */
function orderStatistic(n: number, level: number): OrderStatistic {
  const key = `${n} ${level}`;
  const known = orderStatistics.get(key);
  if (known) return known;
  const found = computeOrderStatistic(n, level);
  if (orderStatistics.size >= MOST_KEPT) orderStatistics.clear();
  orderStatistics.set(key, found);
  return found;
}

function computeOrderStatistic(n: number, level: number): OrderStatistic {
  let best = { k: 1, coverage: 1 - 2 ** (1 - n) };
  // Binomial coefficients are exact as integers, and do not underflow as probabilities do from n = 1075 on.
  let coefficient = 1n;
  let sum = 0n;
  for (let k = 1; 2 * k <= n + 1; k++) {
    sum += coefficient;
    const coverage = 1 - 2 * binaryFraction(sum, n);
    if (coverage < level) break;
    best = { k, coverage };
    coefficient = (coefficient * BigInt(n - k + 1)) / BigInt(k);
  }
  return best;
}

/** value / 2^exponent, to 64 binary places. */
function binaryFraction(value: bigint, exponent: number): number {
  return Number((value << 64n) >> BigInt(exponent)) / 2 ** 64;
}

/**
 * How many times longer A takes than B in each of their paired rounds: timesA[r] / timesB[r].
 *
 * Not the ratio of the two medians: within one round A and B run close together, so a machine that slows down
 * in the course of the run slows both and leaves each round's ratio alone, whereas the two medians may come
 * from rounds on different sides of the change.
 *
 * @throws {RangeError} where the numbers of rounds differ
 */
export function pairedRatios(timesA: readonly number[], timesB: readonly number[]): number[] {
  if (timesA.length !== timesB.length) {
    throw new RangeError(
      `pairedRatios: ${timesA.length} rounds of A, ${timesB.length} of B, expected paired rounds`,
    );
  }
  return timesA.map((a, round) => a / timesB[round]);
}

/**
 * Interval of how many times longer A takes than B: the median of `pairedRatios`, with its interval.
 *
 * @throws {RangeError} as `pairedRatios` and `medianInterval` do
 */
export function ratioInterval(
  timesA: readonly number[],
  timesB: readonly number[],
  options?: IntervalOptions,
): Interval {
  return medianInterval(pairedRatios(timesA, timesB), options);
}

export interface PassesOptions extends IntervalOptions {
  /** How far a quantity is expected to move between two passes, as a standard deviation of its logarithm. */
  readonly drift: number;
  /** In how many other moments that was measured with which it is compared; absent where both were measured together. */
  readonly otherMoments?: number;
}

/** How many passes the expected drift counts for, beside those that were made. */
const PRIOR_PASSES = 3;

/**
 * Interval of the median of values above 0 that were taken in several passes, each at another moment or in another
 * process. Within a pass the neighbours of the machine and the places of the buffers stay the same, so the rounds of one
 * pass agree better with each other than with those of the next: an interval over rounds alone would be too narrow.
 *
 *   low = min(low of the rounds, estimate / e^b),  high = max(high of the rounds, estimate · e^b)
 *   b² = t² · (1 / P + 1 / otherMoments) · (3 · drift² + (P − 1) · s²) / (P + 2)
 *
 * Passes of fewer than five values are taken together with those after them. P is the number of passes, s the standard
 * deviation of the logarithms of their medians, t Student's quantile of the level with P + 2 degrees of freedom. So one
 * pass counts with the drift that is expected, and many passes with their own.
 *
 * @param values  in order
 * @param passes  number of values of each pass; `medianInterval` where it is absent, or all values are the same
 * @throws {RangeError} as `medianInterval` does, or where the passes have not as many values
 */
export function passesInterval(
  values: readonly number[],
  passes: readonly number[] | undefined,
  { drift, otherMoments = Infinity, ...options }: PassesOptions,
): Interval {
  const interval = medianInterval(values, options);
  // A quantity that is the same in every round, as an arm over itself is, does not drift.
  if (!passes || values.every(value => value === values[0])) return interval;
  if (passes.reduce((sum, count) => sum + count, 0) !== values.length) {
    throw new RangeError(`passesInterval: passes of ${passes} values, expected ${values.length} together`);
  }
  const { moments, variance, degrees } = spreadOfMoments(values, passes, drift);
  const t = studentQuantile((1 + (options.level ?? USUAL_LEVEL)) / 2, degrees);
  const beyond = Math.exp(t * Math.sqrt(variance * (1 / moments + 1 / otherMoments)));
  const { estimate, low, high } = interval;
  return { ...interval, low: Math.min(low, estimate / beyond), high: Math.max(high, estimate * beyond) };
}

/** How far a quantity moves between passes: the variance of the logarithm of its median in one of them. */
export interface Spread {
  /** How many passes there were, short ones taken together. */
  readonly moments: number;
  readonly variance: number;
  /** Degrees of freedom of the variance. */
  readonly degrees: number;
}

/**
 * The spread of values above 0 over the passes in which they were taken, with what is expected before any are.
 *
 * @param drift  as in `passesInterval`
 */
export function spreadOfMoments(values: readonly number[], passes: readonly number[], drift: number): Spread {
  const medians = inMoments(values, passes).map(moment => Math.log(median(moment)));
  const moments = medians.length;
  const squares = moments > 1 ? (moments - 1) * sampleVariance(medians) : 0;
  const degrees = PRIOR_PASSES + moments - 1;
  return { moments, variance: (PRIOR_PASSES * drift ** 2 + squares) / degrees, degrees };
}

/** Fewest values whose median says more of the moment than of themselves. */
const FEWEST_OF_MOMENT = 5;

/** The values of each pass, of short passes together; the last may be joined to the one before. */
function inMoments(values: readonly number[], passes: readonly number[]): number[][] {
  const moments: number[][] = [[]];
  let start = 0;
  for (const count of passes) {
    if (moments[moments.length - 1].length >= FEWEST_OF_MOMENT) moments.push([]);
    moments[moments.length - 1].push(...values.slice(start, start + count));
    start += count;
  }
  const last = moments[moments.length - 1];
  if (moments.length > 1 && last.length < FEWEST_OF_MOMENT) {
    moments.pop();
    moments[moments.length - 1].push(...last);
  }
  return moments;
}

/**
 * Quantile of Student's distribution by its expansion around the normal one, z:
 *
 *   t ≈ z + (z³ + z) / 4ν + (5z⁵ + 16z³ + 3z) / 96ν²
 *
 * For three degrees of freedom at 0.995 it gives 5.2 (exactly 5.8), from five on it is right within 4 %.
 *
 * @source Fisher & Cornish 1960, The percentile points of distributions having known cumulants
 */
function studentQuantile(probability: number, degrees: number): number {
  const z = probit(probability);
  const first = (z ** 3 + z) / (4 * degrees);
  return z + first + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2);
}

export interface BootstrapOptions extends IntervalOptions {
  /** 500 where it is absent. */
  readonly resamples?: number;
  /** The same units and seed give the same interval on every machine. */
  readonly seed: number;
  /** Names the stream of random numbers, so that two uses of one seed draw different ones. */
  readonly stream?: string;
}

/**
 * Percentile bootstrap interval of any statistic of a number of units (rounds, or cases): units are drawn with
 * replacement, and the statistic is computed anew of each draw. For statistics that are not a median; a median has
 * its exact interval, `medianInterval`.
 *
 * Its coverage is near `level` for many units, but from n units never more than 1 − 2^(1−n): the level returned is
 * the lesser of the two.
 *
 * @param units      how many there are
 * @param statistic  of the units with these indices; it must not keep the array
 * @throws {RangeError} where there is none
 * @source Efron & Tibshirani 1993, An Introduction to the Bootstrap, chapter 13
 */
export function bootstrapOver(
  units: number,
  statistic: (indices: readonly number[]) => number,
  { level = 0.95, resamples = 500, seed, stream = 'bootstrap of units' }: BootstrapOptions,
): Interval {
  if (units < 1) throw new RangeError(`bootstrapOver: got ${units} units, expected at least 1`);
  const random = randomStream(seed, stream);
  const drawn = new Array<number>(units);
  const values = new Float64Array(resamples);
  for (let r = 0; r < resamples; r++) {
    for (let i = 0; i < units; i++) drawn[i] = random.below(units);
    values[r] = statistic(drawn);
  }
  const ordered = Array.from(values.sort());
  return {
    estimate: statistic(Array.from({ length: units }, (_, unit) => unit)),
    low: quantileSorted(ordered, (1 - level) / 2),
    high: quantileSorted(ordered, (1 + level) / 2),
    level: Math.min(level, 1 - 2 ** (1 - units)),
  };
}

/** How often each unit was drawn. */
export function timesDrawn(drawn: readonly number[], units: number): Uint32Array {
  const times = new Uint32Array(units);
  for (const unit of drawn) times[unit]++;
  return times;
}

/**
 * A function that gives the median of values of which each was drawn so many times, as `timesDrawn` counts them. The
 * values are sorted once: a bootstrap asks for hundreds of such medians, and to sort each draw would take most of its time.
 */
export function drawnMedian(values: readonly number[]): (times: Uint32Array) => number {
  const order = Array.from(values.keys()).sort((a, b) => values[a] - values[b]);
  return times => {
    const count = times.reduce((sum, one) => sum + one, 0);
    // The two values in the middle, which are one and the same of an odd number.
    const [lower, upper] = [Math.ceil(count / 2), Math.floor(count / 2) + 1];
    let seen = 0;
    let low: number | undefined;
    for (const unit of order) {
      seen += times[unit];
      if (low === undefined && seen >= lower) low = values[unit];
      if (seen >= upper) return lower === upper ? values[unit] : low! + 0.5 * (values[unit] - low!);
    }
    throw new RangeError('drawnMedian: got no draws, expected at least 1');
  };
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
  const { estimate, low, high } = interval;
  return { ...interval, estimate: estimate * factor, low: low * factor, high: high * factor };
}

/** The interval of 1 / x for a positive x: B over A from A over B. */
export function inverse(interval: Interval): Interval {
  const { estimate, low, high } = interval;
  return { ...interval, estimate: 1 / estimate, low: 1 / high, high: 1 / low };
}
