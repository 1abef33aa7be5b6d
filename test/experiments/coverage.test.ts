import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { experimentIds } from '../../src/experiment/load.js';

const text = await readFile(new URL('../../../experiments/README.md', import.meta.url), 'utf8');

describe('the list of experiments', () => {
  it('has every experiment, and no other', async () => {
    const table = text.slice(0, text.indexOf('\n## '));
    const listed = [...table.matchAll(/\[([a-z-]+)\]\(\1\)/g)].map(([, id]) => id);
    assert.deepEqual([...new Set(listed)].sort(), [...(await experimentIds())].sort());
    assert.equal(new Set(listed).size, listed.length, 'an experiment is listed twice');
  });

  it('names only experiments in the tables of the notes, and leaves no cell empty', async () => {
    const ids = new Set(await experimentIds());
    for (const [, name, target] of text.matchAll(/\[([^\]]+)\]\(([^)#./]+)\)/g)) {
      assert.equal(name, target);
      assert.ok(ids.has(target), target);
    }
    for (const row of text.split('\n').filter(line => line.startsWith('| '))) {
      const cells = row.replaceAll('\\|', '').split('|').slice(1, -1);
      assert.equal(cells.length, 2, row);
      for (const cell of cells) assert.notEqual(cell.trim(), '', row);
    }
  });
});
