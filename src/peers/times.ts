import type { TimedRow, TimedRun } from '../measure/results/rows.js';
import { type SuiteResults, suiteResults } from '../measure/results/suite-results.js';
import { ourFastest } from './engines/index.js';

/** A comparison with its rows by name. */
export interface PeerTimes {
  /** As `SuiteResults`, of all workloads at once: every measured row of a run has the same number of rounds. */
  readonly suite: SuiteResults;
  /** What became of an arm on a workload. */
  readonly rows: ReadonlyMap<string, TimedRow>;
}

/** Names an arm on a workload; `again` is the A/A arm. */
export function armOn(workload: string, engine: string, threads: number, again: boolean = false): string {
  return `${workload}: ${engine}, ${threads}${again ? ', again' : ''}`;
}

/** Names our fastest platform with this number of threads on a workload. */
export function oursOn(workload: string, threads: number, again?: boolean): string {
  return armOn(workload, ourFastest(threads), threads, again);
}

/** The times of a comparison that has rows. */
export function timesOf({ timed }: TimedRun): PeerTimes {
  const rows = new Map(timed.map(row => [armOn(row.suite, row.platform, Number(row.arm), row.again), row]));
  const renamed = [...rows].map(([arm, row]) => ({ ...row, arm, again: false }));
  return { suite: suiteResults(renamed), rows };
}
