import { readdir } from 'node:fs/promises';
import type { Experiment } from './experiment.js';
import { unknownName } from './record/input-error.js';

/** The compiled experiments, seen from dist/src/. */
const folder = new URL('../experiments/', import.meta.url);

/** Ids of all experiments, sorted: the names of the files in experiments/. */
export async function experimentIds(): Promise<string[]> {
  const names = await readdir(folder);
  return names
    .filter(name => name.endsWith('.js'))
    .map(name => name.slice(0, -'.js'.length))
    .sort();
}

/** URL of an experiment's compiled module. */
export function experimentModule(id: string): string {
  return new URL(`${id}.js`, folder).href;
}

/**
 * The experiment of an id.
 *
 * @throws {InputError} where there is no such experiment
 */
export async function loadExperiment(id: string): Promise<Experiment> {
  const ids = await experimentIds();
  if (!ids.includes(id)) throw unknownName('experiment', id, ids);
  return importExperiment(experimentModule(id));
}

/** All experiments, sorted by id. */
export async function loadExperiments(): Promise<Experiment[]> {
  return Promise.all((await experimentIds()).map(id => importExperiment(experimentModule(id))));
}

/**
 * The experiment that a compiled module exports.
 *
 * @throws {Error} where the module exports no `experiment`, or one whose id is not its file's name
 */
export async function importExperiment(module: string): Promise<Experiment> {
  const { experiment }: { experiment?: Experiment } = await import(module);
  const expected = module.slice(module.lastIndexOf('/') + 1, -'.js'.length);
  if (experiment?.id !== expected) {
    throw new Error(`${module}: exports experiment ${experiment?.id ?? 'nothing'}, expected ${expected}`);
  }
  return experiment;
}
