import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { unknownName } from '../../errors/input-error.js';
import type { Exercise } from './exercise.js';

/** The compiled experiments, relative to dist/src/teaching/course/. */
const experiments = new URL('../../../experiments/', import.meta.url);

/** Lessons that have no experiment: about benchmarking itself, and about the reader's own network. */
const OTHERS = [
  { lesson: 'lying-benchmarks', module: new URL('../museum/exercises.js', import.meta.url) },
  { lesson: 'own-network', module: new URL('../own-network/exercises.js', import.meta.url) },
];

/** Lessons that have exercises: those with a file `experiments/<lesson>/exercises.ts`, and the others. */
async function modules(): Promise<ReadonlyMap<string, URL>> {
  const lessons = (await readdir(experiments)).map(lesson => ({
    lesson,
    module: new URL(`${lesson}/exercises.js`, experiments),
  }));
  const found = [...lessons, ...OTHERS].filter(({ module }) => existsSync(module));
  return new Map(found.map(({ lesson, module }) => [lesson, module]));
}

/** Names of the lessons that have exercises. */
export async function lessonsWithExercises(): Promise<readonly string[]> {
  return [...(await modules()).keys()].sort();
}

/**
 * The exercises of a lesson, in order.
 *
 * @throws {InputError} where there is no such lesson
 */
export async function exercisesOf(lesson: string): Promise<readonly Exercise[]> {
  const known = await modules();
  const module = known.get(lesson);
  if (!module) throw unknownName('lesson', lesson, [...known.keys()]);
  const { exercises }: { exercises: readonly Exercise[] } = await import(module.href);
  return exercises;
}

/**
 * The exercise with an id `<lesson>/<number>`.
 *
 * @throws {InputError} where there is no such exercise
 */
export async function exerciseOf(id: string): Promise<Exercise> {
  const exercises = await exercisesOf(id.split('/')[0]);
  const found = exercises.find(exercise => exercise.id === id);
  if (found) return found;
  throw unknownName(
    'exercise',
    id,
    exercises.map(exercise => exercise.id),
  );
}
