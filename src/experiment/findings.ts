import { existsSync } from 'node:fs';
import { EVERY_MACHINE, NO_PLATFORM, NOT_MEASURED } from '../measure/judging/judge-claims.js';
import { exactPath, readExact } from '../measure/results/exact-csv.js';
import { type Results, resultsOf } from '../measure/results/results.js';
import { latestRun } from '../measure/results/store.js';
import { type Evaluation, evaluate } from './evaluate.js';
import type { Experiment } from './experiment.js';
import { type Places, PUBLISHED } from './places.js';

/**
 * What there is of each experiment: the reader's own results beside the published run; the published run alone where
 * the reader has none; and where there is neither, a finding in which nothing is measured.
 *
 * @throws {InputError} where a file of results cannot be read
 */
export async function readFindings(
  places: Places,
  experiments: readonly Experiment[],
): Promise<Evaluation[]> {
  const findings: Evaluation[] = [];
  for (const experiment of experiments) findings.push(await findingOf(experiment, places));
  return findings;
}

async function findingOf(experiment: Experiment, places: Places): Promise<Evaluation> {
  const published = await publishedFinding(experiment, places.published);
  const here = await readResults(experiment, places.here);
  // A run that was stopped before its first case leaves exact numbers, which the published run has as well.
  if (here && (here.run || !published?.results.run)) return evaluate(experiment, here, { published });
  return published ?? notMeasured(experiment);
}

/**
 * What the published results of an experiment say; undefined where it was never published.
 *
 * @throws {InputError} where a file cannot be read
 */
export async function publishedFinding(
  experiment: Experiment,
  published: string = PUBLISHED,
): Promise<Evaluation | undefined> {
  const results = await readResults(experiment, published);
  return results && evaluate(experiment, results, { origin: 'published' });
}

/**
 * What the published results say of each experiment, whatever the reader has measured.
 *
 * @throws {InputError} where a file cannot be read
 */
export async function publishedFindings(
  published: string,
  experiments: readonly Experiment[],
): Promise<Evaluation[]> {
  const findings: Evaluation[] = [];
  for (const experiment of experiments) {
    findings.push((await publishedFinding(experiment, published)) ?? notMeasured(experiment));
  }
  return findings;
}

/**
 * An experiment's results in a folder: its exact numbers and the run that reports show (see `latestRun`); undefined
 * where the folder has no exact numbers of it.
 *
 * @throws {InputError} where a file cannot be read
 */
export async function readResults(experiment: Experiment, folder: string): Promise<Results | undefined> {
  if (!existsSync(exactPath(folder, experiment.id))) return undefined;
  const exact = await readExact(folder, experiment.id);
  return resultsOf(experiment, exact, await latestRun(folder, experiment.id));
}

/** An experiment of which there are no results anywhere: no claim is judged, and nothing is drawn. */
export function notMeasured(experiment: Experiment): Evaluation {
  return {
    experiment,
    origin: 'none',
    results: resultsOf(experiment, [], undefined),
    claims: experiment.claims.map(claim => ({
      claim,
      verdicts: [{ platform: claim.kind === 'exact' ? EVERY_MACHINE : NO_PLATFORM, verdict: NOT_MEASURED }],
    })),
    tables: [],
    figures: [],
    mismatches: [],
    notices: [`Not measured yet: npx beyond-flops run ${experiment.id}`],
  };
}
