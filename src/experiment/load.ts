import { readdir } from 'node:fs/promises';
import { unknownName } from '../errors/input-error.js';
import type { ExperimentSource } from '../measure/source.js';
import type { Experiment } from './experiment.js';
import { RESERVED_IDS } from './places.js';

/** The compiled experiments, seen from dist/src/experiment/. */
const folder = new URL('../../experiments/', import.meta.url);

/** Ids of all experiments, sorted: the names of the folders in experiments/. */
export async function experimentIds(): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter(entry => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** Where a measuring process finds an experiment of the project. */
export function sourceOf(id: string): ExperimentSource {
  return { module: new URL(`${id}/index.js`, folder).href };
}

/**
 * The experiment of an id.
 *
 * @throws {InputError} where there is no such experiment
 */
export async function loadExperiment(id: string): Promise<Experiment> {
  const ids = await experimentIds();
  if (!ids.includes(id)) throw unknownName('experiment', id, ids);
  return importExperiment(id);
}

/** All experiments, sorted by id. */
export async function loadExperiments(): Promise<Experiment[]> {
  return Promise.all((await experimentIds()).map(importExperiment));
}

/** @throws {Error} where the folder exports no experiment, or one of another id */
async function importExperiment(id: string): Promise<Experiment> {
  if (RESERVED_IDS.includes(id)) {
    throw new Error(`experiments/${id}: results/${id} is not for an experiment, expected another name`);
  }
  const { experiment }: { experiment?: Experiment } = await import(sourceOf(id).module);
  if (experiment?.id === id) return experiment;
  throw new Error(
    `experiments/${id}: exports experiment ${experiment?.id ?? 'nothing'}, expected id ${id}, the name of its folder`,
  );
}
