import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  questionOf,
  readLessons,
  statedTime,
  textNamed,
  titleOf,
} from '../../../src/teaching/handout/lessons.js';
import { SiteLinks } from '../../../src/teaching/handout/links.js';
import { verdictRows } from '../../../src/teaching/handout/verdict-rows.js';
import { notebookText } from '../../../src/teaching/notebooks/notebook.js';
import { notebookOf, sampleLessons, text } from './sample.js';

const root = new URL('../../../../', import.meta.url);

describe('lessons of the course', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beyond-flops-lessons-'));
    await mkdir(join(folder, 'zh'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const write = (path: string, title: string) =>
    writeFile(join(folder, path), notebookText(notebookOf(text('title', `# ${title}`))));

  it('are read in the order of their numbers, with any Chinese ones', async () => {
    await write('10-b.ipynb', 'B');
    await write('02-a.ipynb', 'A');
    await write('zh/10-b.ipynb', '乙');
    await writeFile(join(folder, 'scratch.ipynb'), 'mine');
    const lessons = await readLessons(folder);
    assert.deepEqual(
      lessons.map(({ name }) => name),
      ['02-a', '10-b'],
    );
    assert.equal(lessons[0].notebooks.zh, undefined);
    assert.equal(titleOf(lessons[1].notebooks.zh!), '乙');
  });

  it('are refused if there is none, one is only in Chinese, or a file is not a notebook', async () => {
    await assert.rejects(readLessons(folder), /holds no notebook, expected NN-title.ipynb/);
    await write('02-a.ipynb', 'A');
    await write('zh/03-c.ipynb', '丙');
    await assert.rejects(readLessons(folder), /zh\/03-c.ipynb has no English notebook/);
    await write('03-c.ipynb', 'C');
    await writeFile(join(folder, '02-a.ipynb'), '{"nbformat":3}');
    await assert.rejects(readLessons(folder), /02-a.ipynb: not a notebook \(nbformat is 3/);
  });

  it('state their title, question, time and goals', () => {
    const [{ notebooks }, second] = sampleLessons();
    assert.equal(titleOf(notebooks.en), '10 · A');
    assert.match(questionOf(notebooks.en), /^\*\*Question\*\* with/);
    assert.equal(statedTime(notebooks.en), 'About 30 minutes.');
    assert.equal(statedTime(second.notebooks.en), undefined);
    assert.equal(
      statedTime(notebookOf(text('title', '# T\n\n*About\n5 minutes.*\n\nx'))),
      'About\n5 minutes.',
    );
    assert.equal(statedTime(notebookOf(text('title', '# T\n\n**In 2 words**'))), undefined);
    assert.match(textNamed(notebooks.en, 'goals') ?? '', /^## Goals/);
    assert.equal(textNamed(second.notebooks.en, 'goals'), undefined);
  });
});

describe('verdicts in a text', () => {
  it('are grouped by claim, and there are none without such a table', () => {
    const header = '| claim | platform | verdict |\n| --- | --- | --- |';
    const rows = verdictRows(`**V**\n\n${header}\n| a | x | yes |\n| b | x | no |\n| a | y | no |`);
    assert.deepEqual(
      rows?.map(({ claim, verdicts }) => [claim, [...verdicts]]),
      [
        [
          'a',
          [
            ['x', 'yes'],
            ['y', 'no'],
          ],
        ],
        ['b', [['x', 'no']]],
      ],
    );
    assert.equal(verdictRows('| a |\n| --- |\n| b |'), undefined);
    assert.equal(verdictRows('text'), undefined);
  });
});

describe('links of a text', () => {
  const links = new SiteLinks(fileURLToPath(root), sampleLessons());
  const { link, picture } = links.targets('notebooks/zh/10-a.ipynb', 'zh/10-a.html');

  it('to notebooks lead to their pages', () => {
    assert.equal(link('../11-b.ipynb#The-idea'), '../11-b.html#the-idea');
    assert.equal(link('10-a.ipynb'), '10-a.html');
    assert.equal(link('../10-a.nb.ts'), '../10-a.html');
    assert.equal(link('11-b.ipynb'), undefined, 'there is no Chinese one');
  });

  it('to texts and pictures of the project lead to their pages and copies', () => {
    assert.equal(link('../../METHODOLOGY.md#bias'), '../files/METHODOLOGY.md.html#bias');
    assert.equal(picture('../../results/t-split/time.svg'), '../files/results/t-split/time.svg');
    assert.deepEqual([...links.files], ['METHODOLOGY.md', 'results/t-split/time.svg']);
  });

  it('to the web and within the page stay; all others become text', () => {
    assert.equal(link('https://arxiv.org/abs/1807.11164'), 'https://arxiv.org/abs/1807.11164');
    assert.equal(link('#sources'), '#sources');
    for (const href of [
      'javascript:alert(1)',
      '/etc/passwd',
      '../../../x.md',
      'file:///x.md',
      'no-such.md',
      '../solutions/10-a.nb.ts',
      '%E0%A4%A.md',
      '../../.git/config.md',
    ]) {
      assert.equal(link(href), undefined, href);
    }
  });
});
