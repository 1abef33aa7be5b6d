import { availableParallelism } from 'node:os';
import type { MeasuredExperiment } from './arms.js';
import type { ExactJob, ExpectedJob } from './messages.js';
import type { Plan } from './plan.js';
import type { ExactRow, Profile } from './results/rows.js';
import type { ExperimentSource } from './source.js';
import { startMeasuring, type WorkerProcess } from './worker-process.js';

/** An experiment that is to be measured, without its exact numbers. */
export interface ToPrepare {
  readonly experiment: MeasuredExperiment;
  readonly source: ExperimentSource;
  readonly plan: Plan;
}

export interface PrepareOptions {
  readonly profile: Profile;
  readonly seed: number;
  readonly signal?: AbortSignal;
  /** Called with the experiment of the task that was done, and the share of all work that is. */
  readonly onProgress?: (experiment: string, share: number) => void;
}

/** Exact numbers of an experiment take about as long as so much work of its arms, ms of their estimates. */
const EXACT_MS = 500;

interface Task {
  readonly run: number;
  readonly request: ExactJob | ExpectedJob;
  readonly estimatedMs: number;
}

/**
 * What needs no clock, on all cores before the clock starts: exact numbers, and the outputs that arms are compared with.
 *
 * @returns the exact numbers of each; undefined where `signal` aborts
 * @throws {Error} what an experiment threw when it computed its exact numbers
 */
export async function prepare(
  runs: readonly ToPrepare[],
  { profile, seed, signal, onProgress }: PrepareOptions,
): Promise<readonly (readonly ExactRow[])[] | undefined> {
  const tasks = runs.flatMap((run, i) => tasksOf(run, i, profile, seed));
  // The longest first, so that no core is left with a long one at the end.
  tasks.sort((a, b) => b.estimatedMs - a.estimatedMs);
  const totalMs = tasks.reduce((ms, task) => ms + task.estimatedMs, 0);
  const exact: (readonly ExactRow[])[] = [];
  let doneMs = 0;
  const work = async () => {
    let worker: WorkerProcess | undefined;
    try {
      for (let task = tasks.shift(); task && !signal?.aborted; task = tasks.shift()) {
        if (!worker?.alive) worker = startMeasuring(() => {}, signal);
        const { run, request, estimatedMs } = task;
        // What the reference cannot do, a check will say.
        const answer = await worker.ask(request).catch(error => {
          if (request.kind === 'exact' && !signal?.aborted) throw error;
        });
        if (request.kind === 'exact') exact[run] = answer as readonly ExactRow[];
        doneMs += estimatedMs;
        onProgress?.(runs[run].experiment.id, doneMs / totalMs);
      }
    } finally {
      await worker?.end();
    }
  };
  const cores = Math.min(availableParallelism(), tasks.length);
  await Promise.all(Array.from({ length: cores }, work));
  return signal?.aborted ? undefined : exact;
}

function tasksOf({ source, plan }: ToPrepare, run: number, profile: Profile, seed: number): Task[] {
  const tasks = new Map<string, Task>();
  for (const job of plan.jobs) {
    // The slowest platform comes first, and its estimate is that of all.
    if (job.kind !== 'suite' || tasks.has(job.suite.id)) continue;
    const arms = job.arms.map(arm => arm.id);
    const request = { kind: 'expected' as const, source, suite: job.suite.id, arms, profile, seed };
    const [{ estimatedMs }] = job.phases;
    tasks.set(job.suite.id, { run, request, estimatedMs });
  }
  return [{ run, request: { kind: 'exact', source }, estimatedMs: EXACT_MS }, ...tasks.values()];
}
