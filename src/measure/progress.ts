import type { Phase, PlannedJob, PlannedPhases } from './plan.js';

/** How far a run has come. */
export interface RunProgress {
  readonly experiment: string;
  /** The platform, or the engine while its ceilings are measured. */
  readonly platform: string;
  /** undefined while the ceilings are measured. */
  readonly suite: string | undefined;
  readonly phase: Phase;
  /** Share of this experiment's run that is done, 0 … 1, by the estimates of its plan. */
  readonly fraction: number;
  readonly elapsedMs: number;
  /** Time left in this experiment's run at the present pace; undefined at the very beginning. */
  readonly leftMs: number | undefined;
}

/** Below this share, the time left would be a guess. */
const ENOUGH_TO_TELL = 0.02;

/**
 * Turns a worker's progress within a phase into that of the whole run.
 *
 * @returns a function to call with the job, its phase and the share of the phase that is done
 */
export function progressReporter(
  experiment: string,
  jobs: readonly PlannedJob[],
  onProgress: ((progress: RunProgress) => void) | undefined,
): (job: PlannedJob, phase: Phase, share: number) => void {
  const startedAt = performance.now();
  const sum = (phases: PlannedPhases) => phases.reduce((ms, { estimatedMs }) => ms + estimatedMs, 0);
  const totalMs = sum(jobs.flatMap(job => job.phases));
  return (job, phase, share) => {
    const before = jobs.slice(0, jobs.indexOf(job)).flatMap(earlier => earlier.phases);
    const place = job.phases.findIndex(planned => planned.phase === phase);
    const doneMs = sum([...before, ...job.phases.slice(0, place)]) + share * job.phases[place].estimatedMs;
    const fraction = doneMs / totalMs;
    const elapsedMs = performance.now() - startedAt;
    onProgress?.({
      experiment,
      platform: job.kind === 'suite' ? job.platform : job.engine,
      suite: job.kind === 'suite' ? job.suite.id : undefined,
      phase,
      fraction,
      elapsedMs,
      leftMs: fraction < ENOUGH_TO_TELL ? undefined : (elapsedMs / fraction) * (1 - fraction),
    });
  };
}
