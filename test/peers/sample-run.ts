import type { TimedRow, TimedRun } from '../../src/measure/results/rows.js';
import { sampleRow, sampleRun } from '../measure/results/sample-run.js';

/** A row of nine rounds that all took as long, with little noise of its own in each. */
export function row(workload: string, engine: string, ms: number, more: Partial<TimedRow> = {}): TimedRow {
  const times = Array.from({ length: 9 }, (_, round) => ms * 1e6 * (1 + 0.001 * ((round * 4) % 9)));
  return sampleRow('1', times, { suite: workload, platform: engine, macs: 5e8, ...more });
}

/** What a row of an arm that was not measured has. */
export function notMeasured(cause: TimedRow['cause'], error: string): Partial<TimedRow> {
  return { status: 'failed', error, cause, samplesNs: [], warm: false, checkError: null };
}

/** A comparison with these rows. */
export function run(timed: readonly TimedRow[]): TimedRun {
  return sampleRun('2026-01-31T10-00-00-laptop-4c-3f9a1c', timed, {
    header: { experiment: 'peers', profile: 'full', engines: { tensorflow: '1.2.3' } },
  });
}
