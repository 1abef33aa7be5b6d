import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { statedTime } from '../../../src/teaching/handout/lessons.js';
import { notebookNames, readSource } from '../../../src/teaching/notebooks/sources.js';

const notebooks = fileURLToPath(new URL('../../../../notebooks', import.meta.url));
const lessons = notebookNames(notebooks).filter(name => !name.includes('/'));
const read = (file: string) => readFileSync(join(notebooks, file), 'utf8');

describe('the pages about the course', () => {
  it('name every notebook in the order of the course, in both languages', () => {
    const rows = [
      ...read('README.md').matchAll(/^\| \[.*?\]\((.*?)\.ipynb\).*? \| \[.*?\]\(zh\/(.*?)\.ipynb\)/gm),
    ];
    assert.deepEqual(
      rows.map(([, english]) => english),
      lessons,
    );
    assert.deepEqual(
      rows.map(([, , chinese]) => chinese),
      lessons,
    );
  });

  it('give lecturers the same minutes as each notebook states', () => {
    const rows = [...read('TEACHING.md').matchAll(/^\| \[.*?\]\((.*?)\.ipynb\) \| (\d+) \|/gm)];
    assert.deepEqual(
      rows.map(([, name]) => name),
      lessons,
    );
    for (const [, name, minutes] of rows) {
      const stated = /About (\d+) minutes/.exec(statedTime(readSource(notebooks, name)) ?? '')?.[1];
      assert.equal(stated ?? minutes, minutes, name);
    }
  });

  it('link only to what exists', () => {
    for (const page of ['README.md', 'TEACHING.md']) {
      for (const [, target] of read(page).matchAll(/\]\(([^)#]+)\)/g)) {
        // A notebook is there as soon as it has been run.
        if (!target.endsWith('.ipynb')) assert.ok(existsSync(join(notebooks, target)), `${page}: ${target}`);
      }
    }
  });
});
