import type { TimedRow, TimedRun } from '../measure/results/rows.js';
import { type SuiteResults, suiteResults } from '../measure/results/suite-results.js';
import { ourFastest } from './engines/index.js';

/** A comparison with its rows by name. */
export interface PeerTimes {
  /** As `SuiteResults`, of all workloads at once: every measured row of a run has the same number of rounds. */
  readonly suite: SuiteResults;
  /** What became of an arm on a workload. */
  readonly rows: ReadonlyMap<string, TimedRow>;
  /** As `processesOf`. */
  readonly processes: number | undefined;
}

/**
 * How far the ratio of two engines moves from one pair of processes to the next, before a run has shown it. From one run
 * with a process of each to another, 51 ratios of engines that had not changed moved by 3.3 % (standard deviation, from
 * the median). With the same code in both processes, whole workloads moved by 1.5 %, but a single kernel by 5 %.
 */
const DRIFT_OF_PROCESSES = 0.035;

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
  return {
    suite: suiteResults(renamed, { drift: DRIFT_OF_PROCESSES }),
    rows,
    processes: processesOf(timed),
  };
}

/** How many processes of each engine were measured; undefined in files from before there were several. */
export function processesOf(timed: TimedRun['timed']): number | undefined {
  return timed.find(({ status }) => status === 'measured')?.passes?.length;
}
