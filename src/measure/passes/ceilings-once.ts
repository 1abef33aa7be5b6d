import type { PlannedCeilings } from '../plan.js';
import type { RunClock } from '../progress.js';
import type { CeilingRow, Profile } from '../results/rows.js';
import { runInWorker } from '../worker-process.js';
import type { RecordedRun, RunToMake } from './recorded-run.js';

/** Measures the ceilings of each engine once, however many experiments draw a roofline with them. */
export async function measureCeilings(
  toMake: readonly RunToMake[],
  runs: readonly RecordedRun[],
  profile: Profile,
  clock: RunClock,
  signal: AbortSignal | undefined,
): Promise<void> {
  const needs = toMake.map(({ plan }) =>
    plan.jobs.filter((job): job is PlannedCeilings => job.kind === 'ceilings'),
  );
  for (const engine of new Set(needs.flat().map(job => job.engine))) {
    if (signal?.aborted) return;
    const needy = runs.filter(
      (run, i) =>
        needs[i].some(job => job.engine === engine) && !run.ceilings.some(row => row.engine === engine),
    );
    if (needy.length === 0) continue;
    const job = needs.flat().find(one => one.engine === engine)!;
    let rows: readonly CeilingRow[] = [];
    const failure = await runInWorker(
      { kind: 'ceilings', engine, profile },
      message => {
        if (message.type === 'ceilings') rows = message.rows;
        else if (message.type === 'progress') {
          clock.report(needy[0].experiment.id, job, message.phase, message.done / message.total, 1);
        }
      },
      signal,
    );
    for (const run of needy) {
      run.ceilings.push(...rows);
      if (failure !== undefined && !signal?.aborted) {
        run.troubles.push(`${engine}: ceilings failed: ${failure}`);
      }
    }
  }
}
