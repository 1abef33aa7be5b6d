import type { Phase, PlannedJob, PlannedPhases } from './plan.js';

/** How far a run has come. */
export interface RunProgress {
  readonly experiment: string;
  /** The platform, or the engine while its ceilings are measured. */
  readonly platform: string;
  /** undefined while the ceilings are measured. */
  readonly suite: string | undefined;
  readonly phase: Phase;
  /** From 1 on; 1 where there are no passes. */
  readonly pass: number;
  /** Share of the run that is done, 0 … 1. */
  readonly fraction: number;
  readonly elapsedMs: number;
  /** Time left; undefined at the very beginning. */
  readonly leftMs: number | undefined;
}

/** Below this share, the time left would be a guess. */
const ENOUGH_TO_TELL = 0.02;

const sum = (phases: PlannedPhases) => phases.reduce((ms, { estimatedMs }) => ms + estimatedMs, 0);

/**
 * Turns a worker's progress within a phase into that of a run whose jobs are done one after the other, once each.
 *
 * @returns a function to call with the job, its phase and the share of the phase that is done
 */
export function progressReporter(
  experiment: string,
  jobs: readonly PlannedJob[],
  onProgress: ((progress: RunProgress) => void) | undefined,
): (job: PlannedJob, phase: Phase, share: number) => void {
  const clock = new RunClock([{ plan: { jobs } }], undefined, { onProgress });
  return (job, phase, share) => clock.report(experiment, job, phase, share, 1);
}

/** How long something may take, ms, from a moment of the clock on. */
export interface Budget {
  readonly ms: number;
  readonly startedAt: number;
}

export interface RunClockOptions {
  readonly onProgress?: (progress: RunProgress) => void;
  /** Current time in ms; `performance.now` where it is absent. */
  readonly now?: () => number;
}

/**
 * The time of a run in passes. The first pass takes as long as it takes, which its progress tells better and better; what
 * is left of the budget then is for further passes.
 */
export class RunClock {
  readonly #now: () => number;
  readonly #startedAt: number;
  readonly #budgetMs: number;
  readonly #onProgress: (progress: RunProgress) => void;
  readonly #doneBefore = new Map<PlannedJob, number>();
  readonly #estimatedMs: number;
  #fraction = 0;
  #last: RunProgress | undefined;

  /** @param budget  which may have begun before the clock, with what needs none */
  constructor(
    runs: readonly { readonly plan: { readonly jobs: readonly PlannedJob[] } }[],
    budget: Budget | undefined,
    { onProgress = () => {}, now = () => performance.now() }: RunClockOptions = {},
  ) {
    this.#now = now;
    this.#startedAt = now();
    this.#budgetMs = budget ? Math.max(0, budget.ms - (this.#startedAt - budget.startedAt)) : 0;
    this.#onProgress = onProgress;
    let before = 0;
    for (const job of runs.flatMap(({ plan }) => plan.jobs)) {
      this.#doneBefore.set(job, before);
      before += sum(job.phases);
    }
    this.#estimatedMs = before;
  }

  get elapsedMs(): number {
    return this.#now() - this.#startedAt;
  }

  /** What is left of the budget, ms; below 0 where it is used up. */
  get leftMs(): number {
    return this.#budgetMs - this.elapsedMs;
  }

  report(experiment: string, job: PlannedJob, phase: Phase, share: number, pass: number): void {
    const { elapsedMs } = this;
    const totalMs = pass === 1 ? this.#totalOfFirstPass(job, phase, share) : this.#budgetMs;
    const fraction = Math.min(1, elapsedMs / totalMs) || 0;
    // A first pass that turns out to be longer must not make the bar go back.
    this.#fraction = Math.max(this.#fraction, fraction);
    this.#last = {
      experiment,
      platform: job.kind === 'suite' ? job.platform : job.engine,
      suite: job.kind === 'suite' ? job.suite.id : undefined,
      phase,
      pass,
      fraction: this.#fraction,
      elapsedMs,
      leftMs: fraction < ENOUGH_TO_TELL ? undefined : Math.max(0, totalMs - elapsedMs),
    };
    this.#onProgress(this.#last);
  }

  /** Says that everything is done, which may be before the budget is used up. */
  end(): void {
    if (this.#last && this.#last.fraction < 1) this.#onProgress({ ...this.#last, fraction: 1, leftMs: 0 });
  }

  /** The whole run's time, if the rest of the first pass goes on at the pace so far: at least the budget. */
  #totalOfFirstPass(job: PlannedJob, phase: Phase, share: number): number {
    const place = job.phases.findIndex(planned => planned.phase === phase);
    const doneMs =
      this.#doneBefore.get(job)! + sum(job.phases.slice(0, place)) + share * job.phases[place].estimatedMs;
    const firstPassMs = doneMs > 0 ? (this.elapsedMs / doneMs) * this.#estimatedMs : Number.POSITIVE_INFINITY;
    return Math.max(this.#budgetMs, firstPassMs);
  }
}
