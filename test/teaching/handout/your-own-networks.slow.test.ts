import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { compileCell } from '../cells/any-types.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
/** In the package, so that it can import the package by its name. */
const here = fileURLToPath(new URL('.', import.meta.url));

/** The TypeScript of a page, block after block. */
function programOf(markdown: string): string {
  return [...markdown.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code).join('\n');
}

/** What the page says that is printed: `// → 3` behind the call, or below it. */
function printedIn(program: string): string[] {
  return [...program.matchAll(/\/\/ → (.*)$/gm)].map(([, text]) => text);
}

describe('the page about your own networks', function () {
  this.timeout(120_000);
  let program: string;
  before(async () => {
    program = programOf(await readFile(join(root, 'notebooks', 'your-own-networks.md'), 'utf8'));
  });

  it('runs as one program, and prints what it says', async () => {
    const { outputText } = ts.transpileModule(program, {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    });
    const folder = await mkdtemp(join(here, 'page-'));
    const { log } = console;
    const { BEYOND_FLOPS_PROFILE: profile } = process.env;
    const printed: string[] = [];
    console.log = (...values: unknown[]) => {
      printed.push(values.map(String).join(' '));
    };
    process.env.BEYOND_FLOPS_PROFILE = 'smoke';
    try {
      const file = join(folder, 'page.js');
      await writeFile(file, outputText);
      await import(pathToFileURL(file).href);
    } finally {
      console.log = log;
      if (profile === undefined) delete process.env.BEYOND_FLOPS_PROFILE;
      else process.env.BEYOND_FLOPS_PROFILE = profile;
      await rm(folder, { recursive: true });
    }
    const tables = printed.filter(text => text.startsWith('**'));
    assert.equal(tables.length, 2);
    assert.deepEqual(
      printed.filter(text => !tables.includes(text)),
      printedIn(program),
    );
  });

  it('compiles in a notebook cell, by the package’s names and with the older TypeScript', () => {
    const library = fileURLToPath(new URL('../../../src/index.d.ts', import.meta.url));
    assert.deepEqual(compileCell(library, program, join(root, 'notebooks')).errors, []);
  });

  it('names methods of the builder in its table that there are', async () => {
    const { GraphBuilder } = await import('../../../src/networks/graph/builder.js');
    const page = await readFile(join(root, 'notebooks', 'your-own-networks.md'), 'utf8');
    const named = new Set([...page.matchAll(/\bg\.(\w+)\(/g)].map(([, method]) => method));
    assert.ok(named.size >= 20);
    for (const method of named) assert.ok(method in GraphBuilder.prototype, method);
  });
});
