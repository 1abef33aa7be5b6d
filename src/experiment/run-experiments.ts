import { computeExact } from '../measure/exact.js';
import { machineRecord, runId } from '../measure/machine.js';
import { planRun } from '../measure/plan.js';
import type { RunProgress } from '../measure/progress.js';
import { writeExact } from '../measure/results/exact-csv.js';
import { resultsOf } from '../measure/results/results.js';
import type { Profile } from '../measure/results/rows.js';
import { runExperiment } from '../measure/run.js';
import type { ExperimentSource } from '../measure/source.js';
import { type Evaluation, evaluate } from './evaluate.js';
import type { Experiment } from './experiment.js';
import { publishedFinding } from './findings.js';

/** How much of the progress an experiment's exact numbers are, ms. */
const EXACT_MS = 2000;

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
  /** Ends the run early; what is finished is kept. */
  readonly signal: AbortSignal;
  onProgress?(step: ExperimentStep): void;
  /** Called with each experiment's finding when it is there. */
  onFinding?(finding: Evaluation): void;
}

/** What is being done, and how far everything is. */
export interface ExperimentStep {
  readonly experiment: string;
  /** How far its timed run is; undefined while its exact numbers are computed. */
  readonly timing: RunProgress | undefined;
  /** Share of all experiments, 0 … 1, by the estimates of their plans. */
  readonly fraction: number;
}

/**
 * Runs experiments one after the other under one run id: plans all, then of each computes the exact numbers, times
 * its cases, writes the result files and judges its claims beside the published run. Ends early where the signal
 * aborts; what was timed until then is a finding too, an experiment of which nothing was timed is not.
 *
 * @throws {InputError} where a platform or case does not exist, `out` cannot be written, or a published file not read
 */
export async function runExperiments(
  asked: readonly ExperimentToRun[],
  { profile, platforms, seed, out, signal, onProgress, onFinding }: RunExperimentsOptions,
): Promise<Evaluation[]> {
  const planned = asked.map(one => ({
    ...one,
    plan: planRun(one.experiment, { profile, platforms, cases: one.cases }),
  }));
  const id = runId(new Date(), await machineRecord());
  const total = planned.reduce((ms, { plan }) => ms + EXACT_MS + plan.estimatedMs, 0);
  const findings: Evaluation[] = [];
  let before = 0;
  for (const { experiment, source, cases, plan } of planned) {
    // Read first: a damaged file must not show only after minutes of measuring.
    const published = await publishedFinding(experiment);
    const report = (doneMs: number, timing?: RunProgress) =>
      onProgress?.({ experiment: experiment.id, timing, fraction: (before + doneMs) / total });
    report(0);
    const exact = await computeExact(source, signal);
    if (!exact) break;
    await writeExact(out, experiment.id, exact);
    const timed = await runExperiment(experiment, {
      ...{ source, profile, platforms, cases, plan, seed, out, exact, run: id, signal },
      onProgress: timing => report(EXACT_MS + timing.fraction * plan.estimatedMs, timing),
    });
    const run = timed.timed.length > 0 ? timed : undefined;
    if (signal.aborted && !run) break;
    const finding = evaluate(experiment, resultsOf(experiment, exact, run), { published });
    findings.push(finding);
    onFinding?.(finding);
    before += EXACT_MS + plan.estimatedMs;
    if (signal.aborted) break;
  }
  return findings;
}
