import { InputError } from '../errors/input-error.js';
import type { Openness } from '../measure/judging/open-suites.js';
import { machineRecord, runId } from '../measure/machine.js';
import { measureInPasses } from '../measure/passes/measure-in-passes.js';
import { planRun } from '../measure/plan.js';
import { prepare } from '../measure/prepare.js';
import type { RunProgress } from '../measure/progress.js';
import { writeExact } from '../measure/results/exact-csv.js';
import { resultsOf } from '../measure/results/results.js';
import type { Profile } from '../measure/results/rows.js';
import { latestRun } from '../measure/results/store.js';
import { budgetFor } from '../measure/settings.js';
import type { ExperimentSource } from '../measure/source.js';
import { type Evaluation, evaluate } from './evaluate.js';
import type { Experiment } from './experiment.js';
import { publishedFinding } from './findings.js';

/** An experiment that is to be run. */
export interface ExperimentToRun {
  readonly experiment: Experiment;
  /** Where the measuring processes find it. */
  readonly source: ExperimentSource;
  /** `<suite>/<arm>`, or `<suite>` for all its arms; all where it is absent. */
  readonly cases?: readonly string[];
}

export interface RunExperimentsOptions {
  readonly profile: Profile;
  /** Names of platforms; all where it is absent. */
  readonly platforms?: readonly string[];
  /** Seed of inputs, weights and orders; 1 where it is absent. */
  readonly seed?: number;
  /** Folder of the result files. */
  readonly out: string;
  /** How long all of it may take, ms, though the first pass is always made whole; that of the profile where it is absent. */
  readonly budgetMs?: number;
  /** Ends when no claim is open, and lets the rounds of a pass be as many as fit in the budget. */
  readonly untilSure?: boolean;
  /** Fewest rounds of a suite in the first pass; those of the profile where it is absent. */
  readonly leastRounds?: number;
  /** Adds passes to the last run in `out`, where that is of the same cases, code and machine. */
  readonly goOn?: boolean;
  /** Ends the run early; what is finished is kept. */
  readonly signal: AbortSignal;
  onProgress?(step: ExperimentStep): void;
  /** Called after each pass with what is decided by then. */
  onPass?(pass: number, openness: Openness): void;
  /** Called after each suite and each pass with the verdicts of an experiment by then. */
  onVerdicts?(experiment: string, verdicts: Openness['verdicts']): void;
}

/** What is being done, and how far everything is. */
export interface ExperimentStep {
  readonly experiment: string;
  /** How far the measurement is; undefined while what needs no clock is computed. */
  readonly timing: RunProgress | undefined;
  /** Share of what is being done: first of what needs no clock, then of the measurement. */
  readonly fraction: number;
}

/**
 * Runs experiments together under one run id: plans all, computes their exact numbers and what their outputs have to be,
 * measures them in passes, writes the result files and judges their claims beside the published run. Ends early where
 * the signal aborts; what was timed until then is a finding too, an experiment of which nothing was timed is not.
 *
 * @throws {InputError} where a platform or case does not exist, `out` cannot be written, or a published file not read
 */
export async function runExperiments(
  asked: readonly ExperimentToRun[],
  options: RunExperimentsOptions,
): Promise<Evaluation[]> {
  const startedAt = performance.now();
  const { profile, platforms, seed = 1, out, budgetMs, goOn, signal, onProgress } = options;
  const { untilSure, leastRounds, onPass, onVerdicts } = options;
  const planned = asked.map(one => ({
    ...one,
    plan: planRun(one.experiment, { profile, platforms, cases: one.cases }),
  }));
  const timed = planned.filter(({ plan }) => plan.jobs.length > 0).length;
  // Read first: a damaged file must not show only after minutes of measuring.
  const published = await Promise.all(asked.map(({ experiment }) => publishedFinding(experiment)));
  const earlier = await Promise.all(
    asked.map(({ experiment }) => (goOn ? latestRun(out, experiment.id) : undefined)),
  );
  if (goOn && earlier.every(run => !run)) throw new InputError(`${out}: no run, expected one to go on with`);
  const exact = await prepare(planned, {
    ...{ profile, seed, signal },
    onProgress: (experiment, fraction) => onProgress?.({ experiment, timing: undefined, fraction }),
  });
  if (!exact) return [];
  for (const [i, { experiment }] of asked.entries()) await writeExact(out, experiment.id, exact[i]);
  const runs = await measureInPasses(
    planned.map((one, i) => ({ ...one, exact: exact[i], earlier: earlier[i] })),
    {
      ...{ profile, seed, out, untilSure, leastRounds, signal, onPass, onVerdicts },
      run: runId(new Date(), await machineRecord()),
      budget: { ms: budgetMs ?? budgetFor(profile, timed), startedAt },
      onProgress: timing =>
        onProgress?.({ experiment: timing.experiment, timing, fraction: timing.fraction }),
    },
  );
  return asked.flatMap(({ experiment }, i) => {
    const run = runs[i].timed.length > 0 ? runs[i] : undefined;
    if (signal.aborted && !run) return [];
    return [evaluate(experiment, resultsOf(experiment, exact[i], run), { published: published[i] })];
  });
}
