import assert from 'node:assert/strict';
import { projectFile } from '../../../src/teaching/cells/project-file.js';
import { judge } from '../../../src/teaching/course/check.js';
import { exercisesOf, lessonsWithExercises } from '../../../src/teaching/course/exercises.js';
import { sourceOf } from '../../../src/teaching/notebooks/notebook.js';
import { notebookNames, readSource } from '../../../src/teaching/notebooks/sources.js';

/** Names of exercises that the code of a notebook checks, in order. */
function checkedIn(folder: string, name: string): string[] {
  const code = readSource(folder, name).cells.filter(({ cell_type }) => cell_type === 'code');
  return [
    ...code
      .map(sourceOf)
      .join('\n')
      .matchAll(/await check\(\s*'([^']+)'/g),
  ].map(([, id]) => id);
}

describe('the exercises of the course', () => {
  const folder = projectFile('notebooks');
  const names = notebookNames(folder);
  const isSolution = (name: string) => name.startsWith('solutions/');

  const all = async () => (await Promise.all((await lessonsWithExercises()).map(exercisesOf))).flat();

  it('are each checked once in a notebook, and once in its solutions', async () => {
    const ids = (await all()).map(({ id }) => id).sort();
    assert.equal(new Set(ids).size, ids.length);
    const inLessons = names.filter(name => !isSolution(name)).flatMap(name => checkedIn(folder, name));
    assert.deepEqual(inLessons.sort(), ids);
    assert.deepEqual(
      names
        .filter(isSolution)
        .flatMap(name => checkedIn(folder, name))
        .sort(),
      ids,
    );
  });

  it('are not passed by a missing answer, by any text, or by an object', async () => {
    for (const exercise of await all()) {
      assert.equal((await judge(exercise, undefined)).outcome, 'no answer', exercise.id);
      for (const answer of ['', 'x', {}, [], Number.NaN, true]) {
        assert.equal((await judge(exercise, answer)).outcome, 'not yet', `${exercise.id}: ${String(answer)}`);
      }
    }
  });
});
