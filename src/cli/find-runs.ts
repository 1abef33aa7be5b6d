import { existsSync } from 'node:fs';
import { isAbsolute, sep } from 'node:path';
import { InputError, unknownName } from '../errors/input-error.js';
import { type Evaluation, evaluate } from '../experiment/evaluate.js';
import type { Experiment } from '../experiment/experiment.js';
import type { Places } from '../experiment/places.js';
import { exactHash, exactPath, readExact } from '../measure/results/exact-csv.js';
import { resultsOf } from '../measure/results/results.js';
import type { ExactRow, TimedRun } from '../measure/results/rows.js';
import { latestRun, listRuns, readRun, runPath } from '../measure/results/store.js';
import { called } from './called.js';
import { warnOfNoRuns } from './no-runs.js';

const SHOWN_RUNS: readonly string[] = ['here', 'published'] satisfies (keyof Places)[];

/** Whether a name stands for the runs that a report shows: the reader's own, or the published ones. */
export function isShownRun(name: string): name is keyof Places {
  return SHOWN_RUNS.includes(name);
}

/**
 * The timed runs of a name: `here` or `published`, those that reports show; a run id, those of all experiments that
 * have it; or a file.
 *
 * @throws {InputError} where there is no such run, or its file cannot be read
 */
export async function findRuns(
  name: string,
  places: Places,
  experiments: readonly Experiment[],
): Promise<TimedRun[]> {
  if (isShownRun(name)) return shownRuns(places[name], experiments);
  if (name.endsWith('.jsonl') || name.includes(sep) || isAbsolute(name)) return [await readRun(name)];
  const folders = [places.here, places.published];
  const paths = experiments.flatMap(({ id }) =>
    folders
      .map(folder => runPath(folder, id, name))
      .filter(existsSync)
      .slice(0, 1),
  );
  if (paths.length > 0) return Promise.all(paths.map(readRun));
  const known = await Promise.all(
    experiments.flatMap(({ id }) => folders.map(folder => listRuns(folder, id))),
  );
  const ids = known.flat().map(path => path.replace(/^.*[\\/]/, '').replace(/\.jsonl$/, ''));
  throw unknownName('run', name, [...SHOWN_RUNS, ...new Set(ids)]);
}

async function shownRuns(folder: string, experiments: readonly Experiment[]): Promise<TimedRun[]> {
  await warnOfNoRuns(folder, experiments);
  const runs: TimedRun[] = [];
  for (const { id } of experiments) {
    const run = await latestRun(folder, id);
    if (run) runs.push(run);
  }
  if (runs.length > 0) return runs;
  throw new InputError(`${folder}: no timed run, expected those of ${called()} run`);
}

/** What an experiment makes of a run, with the exact numbers that belong to it where there are such. */
export async function evaluateRun(
  experiment: Experiment,
  run: TimedRun,
  places: Places,
): Promise<Evaluation> {
  return evaluate(experiment, resultsOf(experiment, await exactOf(experiment, run, places), run));
}

async function exactOf(
  experiment: Experiment,
  { header }: TimedRun,
  { here, published }: Places,
): Promise<readonly ExactRow[]> {
  const kept: (readonly ExactRow[])[] = [];
  for (const folder of [here, published]) {
    if (existsSync(exactPath(folder, experiment.id))) kept.push(await readExact(folder, experiment.id));
  }
  return kept.find(rows => exactHash(rows) === header.exact) ?? kept.at(0) ?? experiment.exact();
}
