import assert from 'node:assert/strict';
import { judge } from '../../src/course/check.js';
import { allExercises } from '../../src/course/exercises/index.js';
import { projectFile } from '../../src/notebook/project-file.js';
import { sourceOf } from '../../src/notebook-tools/notebook.js';
import { notebookNames, readSource } from '../../src/notebook-tools/sources.js';

/** Names of exercises that the code of a notebook checks, in order. */
function checkedIn(folder: string, name: string): string[] {
  const code = readSource(folder, name).cells.filter(({ cell_type }) => cell_type === 'code');
  return [
    ...code
      .map(sourceOf)
      .join('\n')
      .matchAll(/await check\('([^']+)'/g),
  ].map(([, id]) => id);
}

describe('the exercises of the course', () => {
  const folder = projectFile('notebooks');
  const names = notebookNames(folder);
  const isSolution = (name: string) => name.startsWith('solutions/');

  it('are each checked once in a notebook, and once in its solutions', () => {
    const ids = allExercises.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    const inLessons = names.filter(name => !isSolution(name)).flatMap(name => checkedIn(folder, name));
    assert.deepEqual(inLessons, ids);
    assert.deepEqual(
      names.filter(isSolution).flatMap(name => checkedIn(folder, name)),
      ids,
    );
  });

  it('are none of them passed by no answer, by a text, or by an object', async () => {
    for (const exercise of allExercises) {
      assert.equal((await judge(exercise, undefined)).outcome, 'no answer', exercise.id);
      for (const answer of ['', 'x', {}, [], Number.NaN, true]) {
        assert.equal((await judge(exercise, answer)).outcome, 'not yet', `${exercise.id}: ${String(answer)}`);
      }
    }
  });
});
