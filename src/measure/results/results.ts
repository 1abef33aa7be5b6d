import { closest } from 'fastest-levenshtein';
import { expectArray, expectFields } from '../../errors/arguments.js';
import { InputError } from '../../errors/input-error.js';
import { exactHash } from './exact-csv.js';
import type { CeilingRow, ExactRow, TimedRow, TimedRun } from './rows.js';
import { type SuiteResults, suiteResults } from './suite-results.js';

export type { SuiteResults };

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
  /** All that were measured on this platform. */
  suitesOf(platform: string): readonly SuiteResults[];
  /** Those of the platform's engine; [] where they were not measured. */
  ceilings(platform: string): readonly CeilingRow[];
}

/**
 * Looks up an experiment's results; ratios and intervals are computed from the run's samples, so the same
 * files give the same digits.
 *
 * @throws {InputError} where the run belongs to another experiment
 */
export function resultsOf(
  experiment: { readonly id: string },
  exactRows: readonly ExactRow[],
  run: TimedRun | undefined,
): Results {
  expectFields('resultsOf: experiment', experiment, ['id'], 'an experiment');
  expectArray('resultsOf: exact rows', exactRows, 'an array of exact rows');
  if (run !== undefined) expectFields('resultsOf: run', run, ['header', 'timed'], 'a timed run');
  if (run && run.header.experiment !== experiment.id) {
    throw new InputError(`run ${run.header.run}: is of ${run.header.experiment}, expected ${experiment.id}`);
  }
  const key = (caseId: string, quantity: string) => `${caseId}\t${quantity}`;
  const values = new Map(exactRows.map(row => [key(row.case, row.quantity), row.value]));
  const timed = run?.timed ?? [];
  const rowsOf = new Map<string, TimedRow[]>();
  for (const row of timed) {
    const rows = rowsOf.get(placeOf(row.platform, row.suite));
    if (rows) rows.push(row);
    else rowsOf.set(placeOf(row.platform, row.suite), [row]);
  }
  const suites = new Map(
    [...rowsOf].map(([place, rows]) => [place, suiteResults(rows, run?.header.settings)] as const),
  );
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
    suite: (platform, suite) => suites.get(placeOf(platform, suite)),
    suitesOf: platform => [...suites.values()].filter(suite => suite.platform === platform),
    ceilings: platform => (run?.ceilings ?? []).filter(row => row.engine === run?.header.engines[platform]),
  };
}

/** Names may have spaces: no other pair has the same text. */
function placeOf(platform: string, suite: string): string {
  return JSON.stringify([platform, suite]);
}
