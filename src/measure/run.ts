import type { MeasuredExperiment } from './arms.js';
import { failedRows, jobMessage } from './jobs.js';
import { type Plan, planRun } from './plan.js';
import { progressReporter } from './progress.js';
import { definitionOf } from './results/definition.js';
import { exactHash } from './results/exact-csv.js';
import type { CeilingRow, ExactRow, RunFooter, RunHeader, TimedRow, TimedRun } from './results/rows.js';
import { writeRun } from './results/store.js';
import { runFooter, runOrigin } from './run-origin.js';
import { settingsFor } from './settings.js';
import type { VerifyOptions } from './verify.js';
import { runWarnings } from './warnings.js';
import { runInWorker } from './worker-process.js';

export interface RunOptions extends VerifyOptions {
  /** Folder of all results. */
  readonly out: string;
  /** The experiment's exact numbers, to which the run will belong. */
  readonly exact: readonly ExactRow[];
  /** Name of the run, the same for all experiments of one command; made from time and machine by default. */
  readonly run?: string;
  /** The plan of these options, where the caller has made it already. */
  readonly plan?: Plan;
}

/**
 * Measures an experiment: each suite on each platform in a separate process, one after the other, saved to
 * `<out>/<id>/timed/<run>.jsonl` after each. A case that fails becomes a failed row, and a worker that crashes or
 * is killed becomes one for each of its arms; an abort keeps what is finished and marks the run `interrupted`. An
 * experiment with nothing to time gives a run without rows, which is not written.
 *
 * @throws {InputError} where a platform or case does not exist or `out` cannot be written
 */
export async function runExperiment(experiment: MeasuredExperiment, options: RunOptions): Promise<TimedRun> {
  const { profile, out, seed = 1, source, signal } = options;
  const { jobs, engines, selection } = options.plan ?? planRun(experiment, options);
  const settings = settingsFor(profile);
  const header: RunHeader = {
    ...(await runOrigin(settings, seed, options.run)),
    experiment: experiment.id,
    profile,
    definition: definitionOf(experiment, profile),
    exact: exactHash(options.exact),
    engines,
    selection,
  };
  const timed: TimedRow[] = [];
  const ceilings: CeilingRow[] = [];
  const troubles: string[] = [];
  const save = async (status: RunFooter['status']): Promise<TimedRun> => {
    const footer = runFooter(status, [...troubles, ...runWarnings(header, timed)]);
    const run = { header, timed, ceilings, footer };
    if (jobs.length > 0) await writeRun(out, run);
    return run;
  };

  // A folder that cannot be written fails here, not after minutes of measuring.
  await save('running');
  const report = progressReporter(experiment.id, jobs, options.onProgress);
  for (const job of jobs) {
    if (signal?.aborted) break;
    const failure = await runInWorker(
      jobMessage(job, { source, profile, seed, settings }),
      message => {
        if (message.type === 'progress') report(job, message.phase, message.done / message.total);
        else if (message.type === 'timed') timed.push(...message.rows);
        else if (message.type === 'ceilings') ceilings.push(...message.rows);
      },
      signal,
    );
    if (signal?.aborted) break;
    if (failure !== undefined) {
      if (job.kind === 'suite') timed.push(...failedRows(job, failure));
      else troubles.push(`${job.engine}: ceilings failed: ${failure}`);
    }
    await save('running');
  }
  return save(signal?.aborted ? 'interrupted' : 'complete');
}
