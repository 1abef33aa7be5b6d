import { existsSync } from 'node:fs';
import { InputError } from '../errors/input-error.js';
import type { Experiment } from '../experiment/experiment.js';
import { sourceOf } from '../experiment/load.js';
import { mismatches } from '../experiment/notices.js';
import type { Places } from '../experiment/places.js';
import { computeExact } from '../measure/exact.js';
import { exactHash, exactPath, readExact } from '../measure/results/exact-csv.js';
import { resultsOf } from '../measure/results/results.js';
import type { ExactRow, TimedRun } from '../measure/results/rows.js';
import { latestRun, rank } from '../measure/results/store.js';
import { called } from './called.js';

/** Results that may become the published ones. */
export interface Publishable {
  readonly experiment: Experiment;
  readonly exact: readonly ExactRow[];
  /** undefined where the experiment has nothing to time. */
  readonly run: TimedRun | undefined;
}

/** Whether the reader has results of an experiment. */
export function hasResults(experiment: Experiment, { here }: Places): boolean {
  return existsSync(exactPath(here, experiment.id));
}

/**
 * The reader's results of an experiment, if they may become the published ones: exact numbers that this version
 * computes, and a complete run of all cases on all platforms of the experiment as this version has it, no older than
 * the published one. undefined where the signal aborts.
 *
 * @throws {InputError} what is wrong with them, in one line
 */
export async function publishable(
  experiment: Experiment,
  { here, published }: Places,
  signal: AbortSignal,
): Promise<Publishable | undefined> {
  const { id } = experiment;
  const refuse = (what: string) => new InputError(`publish: ${id}: ${what}: ${called()} run ${id}`);
  if (!existsSync(exactPath(here, id))) throw refuse(`no results in ${here}, expected a complete run`);
  const exact = await readExact(here, id);
  const run = await latestRun(here, id);
  const problem = run ? incomplete(run) : missing(experiment);
  if (problem) throw refuse(`${problem}, expected a complete run`);
  const [mismatch] = mismatches(experiment, resultsOf(experiment, exact, run));
  if (mismatch) throw new InputError(`publish: ${mismatch}`);
  const older = await latestRun(published, id);
  if (run && older && older.header.startedAt > run.header.startedAt) {
    throw refuse(
      `run ${run.header.run} is older than the published run ${older.header.run}, expected a newer one`,
    );
  }
  const computed = await computeExact(sourceOf(id), signal);
  if (!computed) return undefined;
  if (exactHash(computed) !== exactHash(exact)) {
    throw refuse(`${exactPath(here, id)} is not what this version computes, expected the same numbers`);
  }
  return { experiment, exact, run };
}

/** Why there is no run; undefined where nothing is timed. */
function missing(experiment: Experiment): string | undefined {
  return experiment.suites('quick').length > 0 ? 'has exact numbers only' : undefined;
}

/** In which way a run is not one of all cases on all platforms; undefined where it is one. */
function incomplete(run: TimedRun): string | undefined {
  if (rank(run) === 0) return undefined;
  const { header, footer } = run;
  if (header.profile === 'smoke') return `run ${header.run} has too few rounds for a verdict`;
  if (footer.status !== 'complete') return `run ${header.run} was interrupted`;
  return `run ${header.run} is of some ${header.selection} only`;
}
