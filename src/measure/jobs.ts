import type { Job } from './messages.js';
import type { PlannedJob, PlannedSuite } from './plan.js';
import type { Profile, Settings, TimedRow } from './results/rows.js';
import type { ExperimentSource } from './source.js';
import { failedRow } from './suite.js';

/** The message that gives a worker its planned job; a suite without `settings` is only checked. */
export function jobMessage(
  job: PlannedJob,
  {
    source,
    profile,
    seed,
    settings,
  }: { source: ExperimentSource; profile: Profile; seed: number; settings?: Settings },
): Job {
  if (job.kind === 'ceilings') return { kind: 'ceilings', engine: job.engine, profile };
  const { suite, platform, arms } = job;
  const ids = arms.map(arm => arm.id);
  return { kind: 'suite', source, suite: suite.id, arms: ids, platform, profile, seed, settings };
}

/** The rows of a suite whose worker failed: a failed row for every arm and for the A/A arm. */
export function failedRows({ suite, platform, arms }: PlannedSuite, error: string): TimedRow[] {
  const place = { suite: suite.id, platform };
  return [
    ...arms.map(arm => failedRow({ ...place, arm: arm.id, again: false }, error)),
    failedRow({ ...place, arm: suite.baseline, again: true }, error),
  ];
}
