import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { lstat, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { JSDOM } from 'jsdom';
import { writeOwnFolder } from '../../../src/teaching/handout/own-folder.js';
import { writeSite } from '../../../src/teaching/handout/site.js';
import { writeSlides } from '../../../src/teaching/handout/slides.js';
import { studentCopy, writeStudentCopies } from '../../../src/teaching/handout/student.js';
import type { Notebook } from '../../../src/teaching/notebooks/notebook.js';
import { sampleLessons } from './sample.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const COMMIT = 'abc123';

describe('what is handed out', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beyond-flops-course-'));
    for (const part of ['student', 'site', 'slides']) await mkdir(join(folder, part));
    await writeStudentCopies(sampleLessons(), COMMIT, join(folder, 'student'));
    await writeSite(root, sampleLessons(), COMMIT, join(folder, 'site'));
    await writeSlides(root, sampleLessons(), COMMIT, join(folder, 'slides'));
  });
  after(() => rm(folder, { recursive: true }));

  const pages = async (): Promise<[file: string, document: Document][]> => {
    const files = await readdir(folder, { recursive: true });
    return Promise.all(
      files
        .filter(file => file.endsWith('.html'))
        .map(async (file): Promise<[string, Document]> => {
          return [file, new JSDOM(await readFile(join(folder, file), 'utf8')).window.document];
        }),
    );
  };
  const page = async (path: string) => new JSDOM(await readFile(join(folder, path), 'utf8')).window.document;

  it('has a page and a deck for each notebook in each language', async () => {
    const files = await readdir(join(folder, 'site'), { recursive: true });
    const made = files.filter(file => file.endsWith('.html')).map(file => file.replaceAll('\\', '/'));
    for (const path of ['index.html', '10-a.html', '11-b.html', 'zh/index.html', 'zh/10-a.html']) {
      assert.ok(made.includes(path), path);
    }
    assert.ok(!made.includes('zh/11-b.html'));
    assert.ok(existsSync(join(folder, 'slides', 'zh', '10-a.html')));
  });

  it('loads and links only files that were handed out, or links to the web', async () => {
    let checked = 0;
    for (const [file, document] of await pages()) {
      for (const element of document.querySelectorAll('[src], [href]')) {
        const address = element.getAttribute('src') ?? element.getAttribute('href') ?? '';
        if (address.startsWith('data:') || address.startsWith('#')) continue;
        if (/^https?:/.test(address)) {
          assert.equal(element.localName, 'a', `${file} loads ${address}`);
          continue;
        }
        const target = join(folder, dirname(file), decodeURI(address.split('#')[0]));
        assert.ok(existsSync(target), `${file} leads to ${address}, which is not there`);
        checked += 1;
      }
    }
    assert.ok(checked > 50, `${checked} addresses were checked`);
  });

  it('leads from lesson to lesson and to the other language', async () => {
    const document = await page('site/10-a.html');
    assert.equal(document.querySelector('a.next')?.getAttribute('href'), '11-b.html');
    assert.equal(document.querySelector('a[hreflang="zh-CN"]')?.getAttribute('href'), 'zh/10-a.html');
    const last = await page('site/11-b.html');
    assert.equal(last.querySelector('a.next'), null);
    assert.equal(last.querySelector('a[hreflang]'), null);
    assert.equal((await page('site/zh/10-a.html')).documentElement.lang, 'zh-CN');
  });

  it('gives each element of a page a unique id', async () => {
    for (const [file, document] of await pages()) {
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length, `${file}: ${ids}`);
    }
  });

  it('holds each figure as JSON with its frames, and as a picture for readers without scripts', async () => {
    const document = await page('site/10-a.html');
    const figures = [...document.querySelectorAll('.plot')].map(plot =>
      JSON.parse(plot.nextElementSibling!.textContent!),
    );
    assert.deepEqual(
      figures.map(figure => figure.frames?.length),
      [undefined, 2],
    );
    assert.deepEqual(figures[0].data[0].y, [2, 1, 3]);
    assert.equal(document.querySelectorAll('noscript').length, 2);
    assert.ok(existsSync(join(folder, 'site', 'figures', '10-a-2.svg')));
  });

  it('says on the first page what each lesson is for and how long it takes', async () => {
    const items = (await page('site/index.html')).querySelectorAll('.lessons > li');
    assert.equal(items.length, 2);
    assert.match(items[0].textContent ?? '', /see the other and how\s+About 30 minutes\./);
    assert.match(items[1].textContent ?? '', /Why\?\s*$/);
  });

  it('has slides for the title, the prediction, each figure and the verdicts', async () => {
    const slides = [...(await page('slides/10-a.html')).querySelectorAll('.slides > section')];
    const headings = slides.map(slide => slide.querySelector('h1, h2')?.textContent);
    assert.deepEqual(headings, ['10 · A', 'Predict', 'One', 'Film', 'Verdicts']);
    const cells = [...slides[4].querySelectorAll('th, td')].map(cell => cell.textContent);
    assert.deepEqual(cells, [
      'claim',
      'typescript',
      'wasm',
      'At g = 8 it is slower.',
      'reproduced',
      'not here',
    ]);
  });

  it('has copies for students without outputs and counts, whose links work one folder deeper', async () => {
    const text = await readFile(join(folder, 'student', '10-a.ipynb'), 'utf8');
    const notebook: Notebook = JSON.parse(text);
    for (const cell of notebook.cells) {
      if (cell.cell_type === 'code') assert.deepEqual([cell.execution_count, cell.outputs], [null, []]);
    }
    assert.match(text, /\[how\]\(\.\.\/\.\.\/METHODOLOGY\.md#/);
    assert.match(text, /\[the other\]\(11-b\.ipynb#/);
    const { en } = sampleLessons()[0].notebooks;
    assert.deepEqual(
      studentCopy(en).cells.map(({ id }) => id),
      en.cells.map(({ id }) => id),
    );
    assert.match(await readFile(join(folder, 'student', 'README.md'), 'utf8'), /git checkout abc123\n/);
    assert.deepEqual((await readdir(join(folder, 'student', 'zh'))).sort(), ['10-a.ipynb']);
  });
});

describe('a folder that is written whole', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beyond-flops-own-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const file = (name: string) => async (into: string) => writeFile(join(into, name), name);

  it('is made, and replaces itself when it is made again', async () => {
    const out = join(folder, 'course');
    await writeOwnFolder(out, file('one'));
    await writeOwnFolder(out, file('two'));
    assert.deepEqual(
      (await readdir(out)).filter(name => !name.startsWith('.')),
      ['two'],
    );
    assert.deepEqual(await readdir(folder), ['course']);
  });

  it('never replaces anything that was not made by it', async () => {
    await writeFile(join(folder, 'thesis.txt'), 'mine');
    await assert.rejects(writeOwnFolder(folder, file('one')), {
      name: 'InputError',
      message: /^--out .*: holds thesis\.txt, expected an empty folder or one made by npm run course$/,
    });
    assert.deepEqual(await readdir(folder), ['thesis.txt']);
    await assert.rejects(
      writeOwnFolder(join(folder, 'no', 'such'), file('one')),
      /cannot be written \(ENOENT\)/,
    );
    await assert.rejects(
      writeOwnFolder(join(folder, 'thesis.txt'), file('one')),
      /cannot be written \(ENOTDIR\)/,
    );
  });

  it('is not replaced where somebody has put something into it', async () => {
    const out = join(folder, 'course');
    await writeOwnFolder(out, file('one'));
    await mkdir(join(out, '.ipynb_checkpoints'));
    await writeOwnFolder(out, file('two'));
    await writeFile(join(out, 'notes.txt'), 'mine');
    await assert.rejects(writeOwnFolder(out, file('three')), {
      name: 'InputError',
      message: /^--out .*: holds notes\.txt, expected an empty folder or one made by npm run course$/,
    });
    assert.equal(await readFile(join(out, 'notes.txt'), 'utf8'), 'mine');
  });

  it('is behind the link that is named, which stays', async function () {
    // Links to files need a privilege on Windows.
    if (process.platform === 'win32') this.skip();
    const [out, link, broken] = ['course', 'link', 'broken'].map(name => join(folder, name));
    await writeOwnFolder(out, file('one'));
    await symlink('course', link);
    await writeOwnFolder(link, file('two'));
    assert.ok((await lstat(link)).isSymbolicLink());
    assert.ok((await readdir(out)).includes('two'));
    await symlink('none', broken);
    await assert.rejects(writeOwnFolder(broken, file('one')), {
      name: 'InputError',
      message: `--out ${broken}: is a link to nothing, expected a folder or a link to one`,
    });
  });

  it('stays as it was if writing fails', async () => {
    const out = join(folder, 'course');
    await writeOwnFolder(out, file('one'));
    const failing = async (into: string) => {
      await file('half')(into);
      throw new Error('no more');
    };
    await assert.rejects(writeOwnFolder(out, failing), /no more/);
    assert.deepEqual(
      (await readdir(out)).filter(name => !name.startsWith('.')),
      ['one'],
    );
    assert.deepEqual(await readdir(folder), ['course']);
  });
});
