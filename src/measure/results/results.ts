import { closest } from 'fastest-levenshtein';
import { mean } from 'simple-statistics';
import { InputError } from '../../errors.js';
import {
  bootstrapMedian,
  bootstrapRatio,
  type Interval,
  roundMedians,
  scaled,
} from '../judging/statistics.js';
import { exactHash } from './exact-csv.js';
import type { CeilingRow, ExactRow, TimedRow, TimedRun } from './rows.js';

/** What an experiment has to show: exact numbers and, where there was one, a timed run. */
export interface Results {
  /** @throws {InputError} where no such exact number exists: `case`, `quantity` and the nearest names */
  exact(caseId: string, quantity: string): number;
  /** Case ids that have this quantity, in their order. */
  casesWith(quantity: string): readonly string[];
  readonly run?: TimedRun;
  /** false where the exact numbers are not those that the run was made with. */
  readonly exactOfRun: boolean;
  /** Platforms that the run measured, in the order of the table of platforms. */
  readonly platforms: readonly string[];
  /** undefined where the suite was not measured on this platform. */
  suite(platform: string, suite: string): SuiteResults | undefined;
  /** Those of the platform's engine; [] where they were not measured. */
  ceilings(platform: string): readonly CeilingRow[];
}

/** The arms of one suite on one platform, measured together. */
export interface SuiteResults {
  readonly id: string;
  readonly platform: string;
  readonly baseline: string;
  /** Arms with samples, without the A/A arm, in the experiment's order. */
  readonly arms: readonly string[];
  /** @throws {Error} where the arm does not exist */
  row(arm: string): TimedRow;
  /** Median of the rounds' medians, ns, with its bootstrap interval; undefined where it was not measured. */
  timeNs(arm: string): Interval | undefined;
  /**
   * Bootstrap interval of time(arm) / time(against), paired by round; `perMac` divides each time by the arm's
   * multiply-accumulates first. undefined where either was not measured, or has none.
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
 * Looks up an experiment's results; ratios and intervals are computed from the run's samples, with its seed, so
 * the same files give the same digits.
 *
 * @throws {InputError} where the run belongs to another experiment
 */
export function resultsOf(
  experiment: { readonly id: string },
  exactRows: readonly ExactRow[],
  run: TimedRun | undefined,
): Results {
  if (run && run.header.experiment !== experiment.id) {
    throw new InputError(`run ${run.header.run}: is of ${run.header.experiment}, expected ${experiment.id}`);
  }
  const key = (caseId: string, quantity: string) => `${caseId}\t${quantity}`;
  const values = new Map(exactRows.map(row => [key(row.case, row.quantity), row.value]));
  const timed = run?.timed ?? [];
  const suites = new Map<string, SuiteResults>();
  for (const { platform, suite } of timed) {
    const place = `${platform} ${suite}`;
    if (suites.has(place)) continue;
    const rows = timed.filter(row => row.platform === platform && row.suite === suite);
    suites.set(place, suiteResults(rows, run!.header.seed));
  }
  return {
    exact(caseId, quantity) {
      const value = values.get(key(caseId, quantity));
      if (value !== undefined) return value;
      const near =
        values.size > 0 ? closest(key(caseId, quantity), [...values.keys()]).replace('\t', ' ') : 'none';
      throw new InputError(
        `exact: no ${quantity} of ${caseId}, the nearest is ${near}: exact.csv may be of another version, run ${experiment.id} again`,
      );
    },
    casesWith: quantity => exactRows.filter(row => row.quantity === quantity).map(row => row.case),
    run,
    exactOfRun: !run || run.header.exact === exactHash(exactRows),
    // The runner goes through the platforms in the order of their table, so the rows are in it.
    platforms: [...new Set(timed.map(row => row.platform))],
    suite: (platform, suite) => suites.get(`${platform} ${suite}`),
    ceilings: platform => (run?.ceilings ?? []).filter(row => row.engine === run?.header.engines[platform]),
  };
}

/** What a ratio of times is multiplied by; undefined where that is per multiply-accumulate, and there are none. */
function workOf(a: TimedRow, b: TimedRow, perMac: boolean): number | undefined {
  if (!perMac) return 1;
  return a.macs > 0 && b.macs > 0 ? b.macs / a.macs : undefined;
}

/** The results of rows that were measured together: those of one suite on one platform. */
export function suiteResults(rows: readonly TimedRow[], seed: number): SuiteResults {
  const [{ suite: id, platform }] = rows;
  const again = rows.find(row => row.again);
  const byArm = new Map(rows.filter(row => !row.again).map(row => [row.arm, row]));
  const row = (arm: string): TimedRow => {
    const found = byArm.get(arm);
    if (!found)
      throw new Error(`${platform} ${id}: no arm ${arm}, there are ${[...byArm.keys()].join(', ')}`);
    return found;
  };
  const medians = new Map<TimedRow, number[] | undefined>();
  const times = (of: TimedRow): number[] | undefined => {
    if (!medians.has(of)) {
      medians.set(of, of.status === 'measured' ? roundMedians(of.samplesNs) : undefined);
    }
    return medians.get(of);
  };
  const ratioOf = (a: TimedRow, b: TimedRow, level?: number): Interval | undefined => {
    const [timesA, timesB] = [times(a), times(b)];
    return timesA && timesB && bootstrapRatio(timesA, timesB, { seed, level });
  };
  const baseline = again?.arm ?? rows[0].arm;
  return {
    id,
    platform,
    baseline,
    arms: [...byArm.values()].filter(({ status }) => status === 'measured').map(({ arm }) => arm),
    row,
    timeNs(arm) {
      const values = byArm.has(arm) ? times(row(arm)) : undefined;
      return values && bootstrapMedian(values, { seed });
    },
    ratio(arm, against, { perMac = false, level } = {}) {
      const [a, b] = [byArm.get(arm), byArm.get(against)];
      const work = a && b && workOf(a, b, perMac);
      const ratio = work ? ratioOf(a, b, level) : undefined;
      return ratio && scaled(ratio, work!);
    },
    meanRatio(pairs, { perMac = false } = {}) {
      const logs: number[][] = [];
      for (const [arm, against] of pairs) {
        const [a, b] = [byArm.get(arm), byArm.get(against)];
        const [timesA, timesB] = [a && times(a), b && times(b)];
        const work = a && b && workOf(a, b, perMac);
        if (!timesA || !timesB || !work) return undefined;
        logs.push(timesA.map((ns, round) => Math.log((ns / timesB[round]) * work)));
      }
      if (logs.length === 0) return undefined;
      const means = logs[0].map((_, round) => Math.exp(mean(logs.map(log => log[round]))));
      return bootstrapMedian(means, { seed });
    },
    noise: again && byArm.has(baseline) ? ratioOf(again, row(baseline)) : undefined,
  };
}
