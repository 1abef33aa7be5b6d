import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { InputError } from '../errors/input-error.js';
import type { Evaluation } from '../experiment/evaluate.js';
import type { Experiment } from '../experiment/experiment.js';
import { readFindings } from '../experiment/findings.js';
import { HERE, placesOf } from '../experiment/places.js';
import { exactPath } from '../measure/results/exact-csv.js';
import { called } from './called.js';
import { warnOfNoRuns } from './no-runs.js';

/**
 * What a view shows of each experiment: the results in the reader's folder beside the published run, or the published
 * run alone.
 *
 * @throws {InputError} where a folder was named that has no results, or a file cannot be read
 */
export async function shownFindings(out: string, experiments: readonly Experiment[]): Promise<Evaluation[]> {
  const hasResults = experiments.some(({ id }) => existsSync(exactPath(out, id)));
  if (!hasResults && resolve(out) !== HERE) {
    throw new InputError(`${out}: no results, expected those of a run: ${called()} run --help`);
  }
  const places = placesOf(out);
  for (const folder of [places.here, places.published]) await warnOfNoRuns(folder, experiments);
  return readFindings(places, experiments);
}
