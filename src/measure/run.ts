import type { MeasuredExperiment } from './arms.js';
import { projectCommit } from './commit.js';
import { failedRows, jobMessage } from './jobs.js';
import { loadAverage, machineRecord, runId } from './machine.js';
import { type Plan, planRun } from './plan.js';
import { progressReporter } from './progress.js';
import { definitionOf } from './results/definition.js';
import { exactHash } from './results/exact-csv.js';
import type { CeilingRow, ExactRow, RunFooter, RunHeader, TimedRow, TimedRun } from './results/rows.js';
import { SCHEMA_VERSION } from './results/rows.js';
import { writeRun } from './results/store.js';
import { settingsFor } from './settings.js';
import type { VerifyOptions } from './verify.js';
import { runWarnings } from './warnings.js';
import { runInWorker } from './worker-process.js';

export interface RunOptions extends VerifyOptions {
  /** Folder of all results. */
  readonly out: string;
  /** The experiment's exact numbers, to which the run will belong. */
  readonly exact: readonly ExactRow[];
  /** Name of the run, the same for all experiments of one command; from time and machine where it is absent. */
  readonly run?: string;
  /** The plan of these options, where the caller has made it already. */
  readonly plan?: Plan;
}

/**
 * Measures an experiment: each suite on each platform in a process of its own, one after the other, saved to
 * `<out>/<id>/timed/<run>.jsonl` after each. A case that fails becomes a failed row, a worker that crashes or
 * is killed one for each of its arms; an abort keeps what is finished and marks the run `interrupted`. An
 * experiment with nothing to time gives a run without rows, which is not written.
 *
 * @throws {InputError} where a platform or case does not exist or `out` cannot be written
 */
export async function runExperiment(experiment: MeasuredExperiment, options: RunOptions): Promise<TimedRun> {
  const { profile, out, seed = 1, source, signal } = options;
  const { jobs, engines, selection } = options.plan ?? planRun(experiment, options);
  const settings = settingsFor(profile);
  const machine = await machineRecord();
  const startedAt = new Date();
  const header: RunHeader = {
    type: 'header',
    schema: SCHEMA_VERSION,
    run: options.run ?? runId(startedAt, machine),
    experiment: experiment.id,
    profile,
    startedAt: startedAt.toISOString(),
    settings,
    seed,
    commit: await projectCommit(),
    definition: definitionOf(experiment, profile),
    exact: exactHash(options.exact),
    engines,
    machine,
    loadBefore: loadAverage(),
    selection,
  };
  const timed: TimedRow[] = [];
  const ceilings: CeilingRow[] = [];
  const troubles: string[] = [];
  const save = async (status: RunFooter['status']): Promise<TimedRun> => {
    const warnings = [...troubles, ...runWarnings(header, timed)];
    const endedAt = new Date().toISOString();
    const footer: RunFooter = { type: 'footer', status, endedAt, loadAfter: loadAverage(), warnings };
    const run = { header, timed, ceilings, footer };
    if (jobs.length > 0) await writeRun(out, run);
    return run;
  };

  // Whether the folder can be written shows here, not after minutes of measuring.
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
