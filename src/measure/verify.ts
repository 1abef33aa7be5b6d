import type { MeasuredExperiment } from './arms.js';
import { jobMessage } from './jobs.js';
import type { CheckedCase } from './messages.js';
import { planRun } from './plan.js';
import { progressReporter, type RunProgress } from './progress.js';
import type { Profile } from './results/rows.js';
import type { ExperimentSource } from './source.js';
import { runInWorker } from './worker-process.js';

/** What part of an experiment is run, and how. */
export interface VerifyOptions {
  readonly profile: Profile;
  /** Names of platforms; all by default. */
  readonly platforms?: readonly string[];
  /** `<suite>/<arm>`, or `<suite>` for all its arms; all by default. */
  readonly cases?: readonly string[];
  /** Seed of inputs, weights, the order of arms and the bootstrap; 1 by default. */
  readonly seed?: number;
  /** Where the measuring processes find the experiment. */
  readonly source: ExperimentSource;
  readonly onProgress?: (progress: RunProgress) => void;
  /** Ends the run early; what is finished is kept. */
  readonly signal?: AbortSignal;
}

/**
 * Runs each case once on each platform and compares its output with the reference, without timing; yields the
 * cases of a suite on a platform when their process has ended. Ends early if `signal` aborts.
 *
 * @throws {InputError} where a platform or case does not exist
 */
export async function* verifyExperiment(
  experiment: MeasuredExperiment,
  options: VerifyOptions,
): AsyncGenerator<CheckedCase, void, undefined> {
  const { profile, seed = 1, source, signal } = options;
  const { jobs } = planRun(experiment, { ...options, checkOnly: true });
  const report = progressReporter(experiment.id, jobs, options.onProgress);
  for (const job of jobs) {
    if (signal?.aborted) return;
    let cases: readonly CheckedCase[] = [];
    const error = await runInWorker(
      jobMessage(job, { source, profile, seed }),
      message => {
        if (message.type === 'progress') report(job, message.phase, message.done / message.total);
        else if (message.type === 'checked') cases = message.cases;
      },
      signal,
    );
    if (signal?.aborted) return;
    if (error !== undefined && job.kind === 'suite') {
      const place = { suite: job.suite.id, platform: job.platform };
      cases = job.arms.map(({ id }) => ({ ...place, arm: id, passed: false, checkError: null, error }));
    }
    yield* cases;
  }
}
