import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Experiment } from '../experiment.js';
import { experimentModule, importExperiment, loadExperiment } from '../experiments.js';
import { computeExact } from '../measure/exact.js';
import { planRun } from '../measure/plan.js';
import { runExperiment } from '../measure/run.js';
import { resultsOf } from '../record/results.js';
import type { Profile } from '../record/rows.js';
import type { Finding } from '../report/finding.js';
import { formatWait } from '../report/format.js';
import { notices } from '../report/notices.js';
import { interruptible } from './interrupt.js';
import { progressDisplay } from './progress.js';

/** What is measured of an experiment, and where it is kept. */
export interface MeasureOptions {
  /** `BEYOND_FLOPS_PROFILE` where it is absent, and `quick` without that. */
  readonly profile?: Profile;
  /** `<suite>/<arm>`, or `<suite>` for all its arms; all where it is absent. */
  readonly cases?: readonly string[];
  /** Names of platforms; all where it is absent. */
  readonly platforms?: readonly string[];
  /** Folder for the run's file; a notebook keeps nothing where it is absent. */
  readonly out?: string;
}

const PROFILES: readonly Profile[] = ['smoke', 'quick', 'full'];

/** Experiments that belong to a notebook instead of the project's list. */
const NOTEBOOK_EXPERIMENTS: Readonly<Record<string, string>> = {
  'first-look': new URL('./first-look.js', import.meta.url).href,
  'memory-wall': new URL('../memory-wall/memory-wall.js', import.meta.url).href,
};

/**
 * Computes an experiment's exact numbers in a thread and measures its timed ones in processes of their own, with a
 * progress bar under the cell. Interrupting the cell ends the measurement.
 *
 * @throws {InputError} where there is no such experiment, case or platform
 * @throws {Error} where the cell is interrupted before the exact numbers are there
 */
export async function measure(id: string, options: MeasureOptions = {}): Promise<Finding> {
  const module = NOTEBOOK_EXPERIMENTS[id] ?? experimentModule(id);
  const experiment = id in NOTEBOOK_EXPERIMENTS ? await importExperiment(module) : await loadExperiment(id);
  return measureExperiment(experiment, module, options);
}

/**
 * As `measure`, an experiment that need not be one of the project's.
 *
 * @param module  URL of the compiled module that exports it
 */
export async function measureExperiment(
  experiment: Experiment,
  module: string,
  options: MeasureOptions = {},
): Promise<Finding> {
  const { profile = notebookProfile(), out, ...which } = options;
  const plan = planRun(experiment, { profile, ...which });
  const started = performance.now();
  const progress = progressDisplay(experiment.title);
  const folder = out ?? (await mkdtemp(join(tmpdir(), 'beyond-flops-')));
  try {
    return await interruptible(async signal => {
      const exact = await progress.during('exact numbers', computeExact(module, signal));
      if (!exact) throw new Error(`measure: ${experiment.id} was interrupted before anything was measured`);
      const run =
        plan.jobs.length === 0
          ? undefined
          : await runExperiment(experiment, {
              profile,
              ...which,
              module,
              exact,
              out: folder,
              signal,
              onProgress: step => progress.update(step),
            });
      const finding = { experiment, results: resultsOf(experiment, exact, run) };
      const seconds = (performance.now() - started) / 1000;
      const what = run ? `${profile} profile` : 'exact numbers only';
      progress.finish(`${what}, ${formatWait(seconds)}`, notices(finding));
      return finding;
    });
  } catch (error) {
    // A bar that still moves would say that something is being done.
    progress.finish('not measured', []);
    throw error;
  } finally {
    if (out === undefined) await rm(folder, { recursive: true, force: true });
  }
}

/**
 * The profile of a notebook's measurements: `BEYOND_FLOPS_PROFILE`, and `quick` without that.
 *
 * @throws {Error} where there is no such profile
 */
export function notebookProfile(): Profile {
  const name = process.env.BEYOND_FLOPS_PROFILE ?? 'quick';
  const profile = PROFILES.find(known => known === name);
  if (!profile) throw new Error(`BEYOND_FLOPS_PROFILE is ${name}, expected ${PROFILES.join(', ')}`);
  return profile;
}
