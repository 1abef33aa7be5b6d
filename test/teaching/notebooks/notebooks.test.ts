import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Cell, countFigures, type Notebook } from '../../../src/teaching/notebooks/notebook.js';
import { readSource, readTranslation, TRANSLATION } from '../../../src/teaching/notebooks/sources.js';
import { committed, folder, isLesson, names } from './all-notebooks.js';
import { cellErrors } from './cell-types.js';

const lessons = names.filter(isLesson);

function withoutOutputs({ cells }: Notebook): Cell[] {
  return cells.map(cell =>
    cell.cell_type === 'code' ? { ...cell, execution_count: null, outputs: [] } : cell,
  );
}

describe('every notebook', function () {
  this.timeout(60_000);
  let errors: ReadonlyMap<string, readonly string[]>;
  before(() => {
    errors = cellErrors(
      names.map(name => ({ name, notebook: readSource(folder, name) })),
      folder,
    );
  });

  it('has a readable source, a translation and solutions', () => {
    const built = (below: string) =>
      readdirSync(join(folder, below))
        .filter(file => file.endsWith('.ipynb'))
        .map(file => basename(file, '.ipynb'))
        .sort();
    assert.ok(lessons.length > 0);
    assert.deepEqual(built(''), lessons);
    assert.deepEqual(built(TRANSLATION), lessons);
    assert.deepEqual(
      built('solutions').map(name => `solutions/${name}`),
      names.filter(name => !isLesson(name)),
    );
  });

  for (const name of names) {
    it(`${name} has cells that the kernel's compiler accepts`, () => {
      assert.deepEqual(errors.get(name), []);
    });

    it(`${name}.ipynb was made from its source, and was run`, () => {
      const notebook = committed(name);
      const stale = `stale: npm run notebooks -- ${name}`;
      assert.deepEqual(withoutOutputs(notebook), readSource(folder, name).cells, stale);
      const counts = notebook.cells.flatMap(cell =>
        cell.cell_type === 'code' ? [cell.execution_count] : [],
      );
      assert.deepEqual(
        counts,
        counts.map((_, i) => i + 1),
      );
      assert.ok(countFigures(notebook) >= notebook.metadata.beyond_flops.figures);
    });
  }

  for (const name of lessons) {
    it(`${TRANSLATION}/${name}.ipynb has the same cells, with the text of its translation`, () => {
      assert.deepEqual(
        committed(`${TRANSLATION}/${name}`),
        readTranslation(folder, name, committed(name)),
        `stale: npm run notebooks -- ${name}`,
      );
    });
  }
});
