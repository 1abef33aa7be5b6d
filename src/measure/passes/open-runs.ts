import { type Openness, openSuites, suiteKey } from '../judging/open-suites.js';
import type { PlannedSuite } from '../plan.js';
import type { RecordedRun } from './recorded-run.js';

/** A suite on a platform, of one of the runs. */
export interface SuiteOfRun {
  readonly run: RecordedRun;
  readonly suite: PlannedSuite;
}

/** What of all runs is open, and of each. */
export type OpennessOfRuns = Openness & { readonly of: ReadonlyMap<RecordedRun, Openness> };

/** Judges what the runs have by now. */
export function opennessOf(runs: readonly RecordedRun[]): OpennessOfRuns {
  const of = new Map(runs.map(run => [run, openSuites(run.experiment.claims, run.results())]));
  const all = [...of.values()];
  return {
    of,
    claims: all.reduce((sum, { claims }) => sum + claims, 0),
    undecided: all.reduce((sum, { undecided }) => sum + undecided, 0),
    verdicts: all.flatMap(({ verdicts }) => verdicts),
    suites: new Set(all.flatMap(({ suites }) => [...suites])),
    imprecise: new Set(all.flatMap(({ imprecise }) => [...imprecise])),
  };
}

/**
 * The suites that the next pass goes to: those with an open claim, and where there are none, those whose A/A pair is
 * not precise.
 */
export function openOnes(
  all: readonly SuiteOfRun[],
  { of }: OpennessOfRuns,
  { untilSure }: { readonly untilSure: boolean },
): readonly SuiteOfRun[] {
  const keyOf = ({ platform, suite }: PlannedSuite) => suiteKey(platform, suite.id);
  const undecided = all.filter(({ run, suite }) => of.get(run)!.suites.has(keyOf(suite)));
  if (undecided.length > 0 || untilSure) return undecided;
  return all.filter(({ run, suite }) => of.get(run)!.imprecise.has(keyOf(suite)));
}
