import { mean } from 'simple-statistics';
import { listed } from '../../errors/input-error.js';
import {
  type Interval,
  type IntervalOptions,
  medianInterval,
  type PassesOptions,
  pairedRatios,
  passesInterval,
  roundMedians,
  scaled,
  spreadOfMoments,
  USUAL_LEVEL,
} from '../judging/statistics.js';
import type { Settings, TimedRow } from './rows.js';

/** The arms of one suite on one platform, measured together. */
export interface SuiteResults {
  readonly id: string;
  readonly platform: string;
  readonly baseline: string;
  /** Arms with samples, without the A/A arm, in the experiment's order. */
  readonly arms: readonly string[];
  /** Whether the arm was measured. */
  has(arm: string): boolean;
  /** @throws {Error} where the arm does not exist */
  row(arm: string): TimedRow;
  /** Median of each round's samples, ns, in order: rounds of two arms with the same index were made together. */
  rounds(arm: string): readonly number[];
  /** Interval of a quantity that every round gives once, such as a ratio of times: its median. */
  overRounds(values: readonly number[], options?: IntervalOptions): Interval;
  /**
   * Interval of a quantity that every round gives once, to be compared with one that was measured at one other moment:
   * the machine's own changes are part of it.
   */
  besideOtherMoment(values: readonly number[]): Interval;
  /** How far the median of a quantity may move with the moment, as a standard deviation of its logarithm. */
  deviation(values: readonly number[]): number;
  /** Median of the rounds' medians, ns, with its interval; undefined where the arm was not measured. */
  timeNs(arm: string): Interval | undefined;
  /**
   * Interval of time(arm) / time(against), the median of the ratios within a round; `perMac` divides each time by the
   * arm's multiply-accumulates first. undefined where either was not measured, or has none.
   */
  ratio(arm: string, against: string, options?: { perMac?: boolean; level?: number }): Interval | undefined;
  /**
   * As `ratio`, of several pairs [arm, against] at once: in each round the geometric mean of their ratios. undefined
   * where there is no pair, or `ratio` is undefined for one.
   */
  meanRatio(
    pairs: readonly (readonly [arm: string, against: string])[],
    options?: { perMac?: boolean },
  ): Interval | undefined;
  /** The A/A arm's time over the baseline's. */
  readonly noise: Interval | undefined;
}

/**
 * How far the ratio of two kernels moves between passes of a run, before the run has shown it: neighbours press on
 * different parts of a core, and kernels differ in what they need of it. Within one process of minutes, medians of blocks
 * of 12 s had standard deviations of 0.6 to 1.8 % (three pairs on two versions of Node); with the same code twice 0.1 to
 * 0.2 %, to which the places of the buffers come.
 */
const DRIFT = 0.01;
const DRIFT_OF_SAME_CODE = 0.0035;
/** How far a time itself moves between moments, before a run has shown it, on a machine that nobody else uses. */
const DRIFT_OF_TIME = 0.03;

/**
 * The results of one suite on one platform. Each interval is computed when it is first asked for, and kept; only the
 * noise is computed at once.
 *
 * @param options  `level` of the run is the coverage of intervals for which no other is asked; `drift`, as in
 *   `passesInterval`, is that of kernels in one process where it is absent
 * @param rows  of this suite and platform, in the order in which they were written
 * @throws {RangeError} where the noise is not a finite ratio
 */
export function suiteResults(
  rows: readonly TimedRow[],
  {
    level: usual = USUAL_LEVEL,
    drift: usualDrift = DRIFT,
  }: Pick<Settings, 'level'> & Partial<PassesOptions> = {},
): SuiteResults {
  const [{ suite: id, platform }] = rows;
  const again = rows.find(row => row.again);
  const byArm = new Map(rows.filter(row => !row.again).map(row => [row.arm, row]));
  const baseline = again?.arm ?? rows[0].arm;
  const measured = [...byArm.values()].filter(({ status }) => status === 'measured');
  const passes = measured[0]?.passes;
  const medians = new Map<TimedRow, readonly number[]>();
  const timesOf = (row: TimedRow | undefined): readonly number[] | undefined => {
    if (row?.status === 'measured' && !medians.has(row)) medians.set(row, roundMedians(row.samplesNs));
    return row && medians.get(row);
  };
  const overRounds = (
    values: readonly number[],
    { level = usual }: IntervalOptions = {},
    drift = usualDrift,
  ) => passesInterval(values, passes, { level, drift });
  const intervals = new Map<string, Interval | undefined>();
  const kept = (key: readonly unknown[], compute: () => Interval | undefined): Interval | undefined => {
    const name = JSON.stringify(key);
    if (!intervals.has(name)) intervals.set(name, compute());
    return intervals.get(name);
  };
  const ratioOf = (a: TimedRow | undefined, b: TimedRow | undefined, level?: number, drift?: number) => {
    const [timesA, timesB] = [timesOf(a), timesOf(b)];
    return timesA && timesB && overRounds(pairedRatios(timesA, timesB), { level }, drift);
  };
  const rowOf = (arm: string): TimedRow => {
    const found = byArm.get(arm);
    if (found) return found;
    throw new Error(`${platform} ${id}: no arm ${arm}, there are ${listed([...byArm.keys()])}`);
  };
  return {
    id,
    platform,
    baseline,
    arms: measured.map(({ arm }) => arm),
    has: arm => byArm.get(arm)?.status === 'measured',
    row: rowOf,
    rounds: arm => timesOf(rowOf(arm)) ?? [],
    overRounds: (values, options) => overRounds(values, options),
    besideOtherMoment: values =>
      passesInterval(values, passes ?? [values.length], {
        ...{ level: usual, drift: DRIFT_OF_TIME, otherMoments: 1 },
      }),
    deviation(values) {
      const { variance, moments } = spreadOfMoments(values, passes ?? [values.length], usualDrift);
      return Math.sqrt(variance / moments);
    },
    timeNs(arm) {
      const times = timesOf(byArm.get(arm));
      return times && kept(['time', arm], () => medianInterval(times, { level: usual }));
    },
    ratio(arm, against, { perMac = false, level } = {}) {
      return kept(['ratio', arm, against, perMac, level], () => {
        const [a, b] = [byArm.get(arm), byArm.get(against)];
        const work = workOf(a, b, perMac);
        const ratio = work === undefined ? undefined : ratioOf(a, b, level);
        return ratio && scaled(ratio, work!);
      });
    },
    meanRatio(pairs, { perMac = false } = {}) {
      return kept(['mean ratio', pairs, perMac], () => {
        const logs: number[][] = [];
        for (const [arm, against] of pairs) {
          const [a, b] = [byArm.get(arm), byArm.get(against)];
          const [timesA, timesB] = [timesOf(a), timesOf(b)];
          const work = workOf(a, b, perMac);
          if (!timesA || !timesB || work === undefined) return undefined;
          logs.push(timesA.map((ns, round) => Math.log((ns / timesB[round]) * work)));
        }
        if (logs.length === 0) return undefined;
        return overRounds(logs[0].map((_, round) => Math.exp(mean(logs.map(log => log[round])))));
      });
    },
    noise: ratioOf(again, byArm.get(baseline), usual, DRIFT_OF_SAME_CODE),
  };
}

/** What a ratio of times is multiplied by; undefined where that is per multiply-accumulate, and there are none. */
function workOf(a: TimedRow | undefined, b: TimedRow | undefined, perMac: boolean): number | undefined {
  if (!perMac) return 1;
  return a && b && a.macs > 0 && b.macs > 0 ? b.macs / a.macs : undefined;
}
