import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Evaluation, evaluate } from '../../experiment/evaluate.js';
import type { Experiment } from '../../experiment/experiment.js';
import { loadExperiment, sourceOf } from '../../experiment/load.js';
import { computeExact } from '../../measure/exact.js';
import { planRun } from '../../measure/plan.js';
import { resultsOf } from '../../measure/results/results.js';
import type { Profile } from '../../measure/results/rows.js';
import { runExperiment } from '../../measure/run.js';
import type { ExperimentSource } from '../../measure/source.js';
import { formatWait } from '../../reports/format.js';
import { interruptible } from './interrupt.js';
import { progressDisplay } from './progress.js';

/** What part of an experiment to measure, and where to keep the results. */
export interface MeasureOptions {
  /** `BEYOND_FLOPS_PROFILE` by default, or `quick` if that is not set. */
  readonly profile?: Profile;
  /** `<suite>/<arm>`, or `<suite>` for all its arms; all by default. */
  readonly cases?: readonly string[];
  /** Names of platforms; all by default. */
  readonly platforms?: readonly string[];
  /** Folder for the run's file; by default, nothing is kept. */
  readonly out?: string;
}

const PROFILES: readonly Profile[] = ['smoke', 'quick', 'full'];

/**
 * Computes an experiment's exact numbers in a thread and measures its timed ones in separate processes, with a
 * progress bar under the cell. Interrupting the cell ends the measurement.
 *
 * @throws {InputError} where there is no such experiment, case or platform
 * @throws {Error} where the cell is interrupted before the exact numbers are computed
 */
export async function measure(id: string, options: MeasureOptions = {}): Promise<Evaluation> {
  return measureExperiment(await loadExperiment(id), sourceOf(id), options);
}

/**
 * Like `measure`, but for an experiment that need not be one of the project's.
 *
 * @param source  where the measuring processes find it
 */
export async function measureExperiment(
  experiment: Experiment,
  source: ExperimentSource,
  options: MeasureOptions = {},
): Promise<Evaluation> {
  const { profile = notebookProfile(), out, ...which } = options;
  const plan = planRun(experiment, { profile, ...which });
  const started = performance.now();
  const progress = progressDisplay(experiment.title);
  const folder = out ?? (await mkdtemp(join(tmpdir(), 'beyond-flops-')));
  try {
    return await interruptible(async signal => {
      const exact = await progress.during('exact numbers', computeExact(source, signal));
      if (!exact) throw new Error(`measure: ${experiment.id} was interrupted before anything was measured`);
      const run =
        plan.jobs.length === 0
          ? undefined
          : await runExperiment(experiment, {
              profile,
              ...which,
              source,
              exact,
              out: folder,
              signal,
              onProgress: step => progress.update(step),
            });
      const finding = evaluate(experiment, resultsOf(experiment, exact, run));
      const seconds = (performance.now() - started) / 1000;
      const what = run ? `${profile} profile` : 'exact numbers only';
      progress.finish(`${what}, ${formatWait(seconds)}`, finding.notices);
      return finding;
    });
  } catch (error) {
    // A bar that keeps moving would suggest that work goes on.
    progress.finish('not measured', []);
    throw error;
  } finally {
    if (out === undefined) await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The profile of a notebook's measurements: `BEYOND_FLOPS_PROFILE`, or `quick` if that is not set.
 *
 * @throws {Error} where there is no such profile
 */
export function notebookProfile(): Profile {
  const name = process.env.BEYOND_FLOPS_PROFILE ?? 'quick';
  const profile = PROFILES.find(known => known === name);
  if (!profile) throw new Error(`BEYOND_FLOPS_PROFILE is ${name}, expected one of ${PROFILES.join(', ')}`);
  return profile;
}
