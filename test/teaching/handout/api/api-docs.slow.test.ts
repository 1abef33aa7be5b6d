import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { JSDOM } from 'jsdom';
import type { DeclarationReflection } from 'typedoc';
import * as library from '../../../../src/index.js';
import * as blocks from '../../../../src/networks/models/blocks/index.js';
import {
  type ReadInterface,
  readInterface,
  writeApiDocs,
} from '../../../../src/teaching/handout/api/api-docs.js';

const root = fileURLToPath(new URL('../../../../../', import.meta.url));

/** The docstring of an export: a function's stands at its signature. */
function docstringOf({ signatures, comment }: DeclarationReflection): string {
  const [documented] = signatures ?? [{ comment }];
  return documented.comment?.summary.map(({ text }) => text).join('') ?? '';
}

describe('the docstrings of the public interface', function () {
  this.timeout(120_000);
  let read: ReadInterface;
  before(async () => {
    read = await readInterface(root);
  });

  it('are there for all that is exported, and every type that a signature names is exported too', () => {
    assert.deepEqual(read.warnings, []);
  });

  it('begin with a sentence', () => {
    const modules = read.project.children ?? [];
    assert.deepEqual(
      modules.map(({ name }) => name),
      ['beyond-flops', 'beyond-flops/blocks'],
    );
    const without = modules
      .flatMap(({ children = [] }) => children)
      .filter(one => !/^[^\n]\S*( \S+)+?[.:?](\s|$)/.test(docstringOf(one).replaceAll('\n', ' ')));
    assert.deepEqual(
      without.map(one => `${one.name}: ${docstringOf(one)}`),
      [],
    );
  });

  it('are those of every value that the package exports', () => {
    const names = new Set(
      read.project.children?.flatMap(({ children = [] }) => children.map(({ name }) => name)),
    );
    for (const name of [...Object.keys(library), ...Object.keys(blocks)]) assert.ok(names.has(name), name);
  });
});

describe('the pages of the public interface', function () {
  this.timeout(120_000);
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beyond-flops-api-'));
    await writeApiDocs(root, folder);
  });
  after(() => rm(folder, { recursive: true }));

  it('have one for each export, with formulas, errors and sources', async () => {
    const page = await readFile(join(folder, 'functions', 'beyond-flops_blocks.squeezeExcite.html'), 'utf8');
    const { document } = new JSDOM(page).window;
    assert.match(document.querySelector('pre code')?.textContent ?? '', /^y = x · gate\(W₂ · activation/);
    assert.match(document.body.textContent ?? '', /Hu et al\. 2018/);
    const statistics = await readFile(join(folder, 'functions', 'beyond-flops.medianInterval.html'), 'utf8');
    assert.match(
      new JSDOM(statistics).window.document.body.textContent ?? '',
      /ThrowsRangeError where there is no value/,
    );
  });

  it('load nothing from elsewhere', async () => {
    const files = await readdir(folder, { recursive: true });
    const pages = files.filter(file => file.endsWith('.html'));
    assert.ok(pages.length > 150);
    for (const file of pages) {
      const { document } = new JSDOM(await readFile(join(folder, file), 'utf8')).window;
      for (const element of document.querySelectorAll('script[src], link[href], img[src]')) {
        const address = element.getAttribute('src') ?? element.getAttribute('href') ?? '';
        assert.doesNotMatch(address, /^(https?:)?\/\//, file);
      }
    }
  });
});
