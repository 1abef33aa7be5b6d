import type { MeasuredExperiment } from './arms.js';
import { measureInPasses } from './passes/measure-in-passes.js';
import { type Plan, planRun } from './plan.js';
import type { ExactRow, TimedRun } from './results/rows.js';
import { budgetFor } from './settings.js';
import type { VerifyOptions } from './verify.js';

export interface RunOptions extends VerifyOptions {
  /** Folder of all results. */
  readonly out: string;
  /** The experiment's exact numbers, to which the run will belong. */
  readonly exact: readonly ExactRow[];
  /** How long the run may go on beyond its first pass, ms; that of the profile where it is absent. */
  readonly budgetMs?: number;
}

/**
 * Measures one experiment, as `measureInPasses` does several, and saves it to `<out>/<id>/timed/<run>.jsonl`. A case that
 * fails becomes a failed row, and a worker that crashes or is killed becomes one for each of its arms; an abort keeps
 * what is finished and marks the run `interrupted`. An experiment with nothing to time gives a run without rows, which is
 * not written.
 *
 * @throws {InputError} where a platform or case does not exist or `out` cannot be written
 */
export async function runExperiment(experiment: MeasuredExperiment, options: RunOptions): Promise<TimedRun> {
  const { profile, seed = 1, source, exact, budgetMs = budgetFor(profile, 1) } = options;
  const plan: Plan = planRun(experiment, options);
  const budget = { ms: budgetMs, startedAt: performance.now() };
  const [run] = await measureInPasses([{ experiment, source, plan, exact }], { ...options, seed, budget });
  return run;
}
