import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { buildNotebook } from '../../src/teaching/notebooks/build.js';
import { notebookText, type Output } from '../../src/teaching/notebooks/notebook.js';
import { openBrowser } from './browser.js';
import { LabPage } from './lab-page.js';
import { type LabServer, startLab } from './server.js';

const NOTEBOOK = `// figures: 0
// %%
import { measure } from 'beyond-flops';
// %%
const fine = 1;
const wrong: string = 3;
// %%
const side: number = 3;

throw new RangeError(\`side is \${side}\`);
// %%
await measure('flops-vs-mac', { profile: 'full' });
// %%
console.log('alive');
// %%
const manifold = await measure('relu-manifold');
console.log(manifold.results.casesWith('error').map(at => manifold.results.exact(at, 'error')).join());
`;
/** A cell of many lines, one of many outputs, one of more text than a server passes on by default, and one after them. */
const OUTPUT = `// figures: 0
// %%
import { showMarkdown } from 'beyond-flops';
// %%
for (let i = 0; i < 5000; i++) console.log(i);
// %%
for (let i = 0; i < 3000; i++) showMarkdown(String(i));
// %%
for (let i = 0; i < 40_000; i++) console.log('x'.repeat(99));
// %%
console.log('alive');
`;
const [IMPORT, TYPE_ERROR, THROW, LONG, ALIVE, EXACT] = [0, 1, 2, 3, 4, 5];
/** After an error tslab refuses all cells that arrive within 200 ms. */
const REFUSAL_MS = 300;

function printed(outputs: readonly Output[]): string {
  return outputs
    .map(output => (output.output_type === 'stream' && output.name === 'stdout' ? output.text : ''))
    .join('');
}

function errorOf(outputs: readonly Output[]): string {
  const error = outputs.find(output => output.output_type === 'error');
  return error ? error.traceback.join('\n') : '';
}

describe('the kernel in JupyterLab', function () {
  this.timeout(180_000);
  let server: LabServer;
  let browser: Browser;
  let lab: LabPage;

  before(async () => {
    server = await startLab();
    browser = await openBrowser();
    await writeFile(join(server.folder, 'kernel.ipynb'), notebookText(buildNotebook(NOTEBOOK, 'kernel')));
    lab = await LabPage.open(await browser.newContext(), server, 'kernel.ipynb');
    await lab.runCell(IMPORT);
  });
  after(async () => {
    await lab?.shutDown();
    await browser?.close();
    await server?.close();
  });
  afterEach(() => lab.page.waitForTimeout(REFUSAL_MS));

  it('shows a type error with its line in the cell', async () => {
    assert.match(
      errorOf(await lab.runCell(TYPE_ERROR)),
      /^line 2, column 7: Type 'number' is not assignable/,
    );
    assert.match(await lab.page.locator('.jp-Cell').nth(TYPE_ERROR).innerText(), /line 2, column 7/);
  });

  it('shows a thrown error with its line in the cell', async () => {
    assert.match(errorOf(await lab.runCell(THROW)), /RangeError: side is 3\n +at .*In \[\d+\], line 3/);
    assert.match(await lab.page.locator('.jp-Cell').nth(THROW).innerText(), /RangeError: side is 3/);
  });

  it('ends a measurement that is interrupted, and lives on', async function () {
    // Windows has no signal that a process could catch.
    if (process.platform === 'win32') this.skip();
    const interrupted = lab.runCell(LONG);
    await lab.page
      .locator('.jp-OutputArea')
      .filter({ hasText: /, \d+ %/ })
      .first()
      .waitFor();
    await lab.command('notebook:interrupt-kernel');
    assert.notEqual(errorOf(await interrupted), '');
    await lab.page.waitForTimeout(REFUSAL_MS);
    assert.equal(printed(await lab.runCell(ALIVE)), 'alive\n');
  });

  it('loses nothing of long output and many outputs, and every cell ends', async () => {
    const numbers = (count: number) => Array.from({ length: count }, (_, i) => String(i));
    await writeFile(join(server.folder, 'output.ipynb'), notebookText(buildNotebook(OUTPUT, 'output')));
    const page = await LabPage.open(lab.page.context(), server, 'output.ipynb');
    try {
      assert.equal(await page.command('notebook:run-all-cells'), true);
      const [, lines, outputs, text, alive] = await page.cells();
      assert.equal(printed(lines.outputs), `${numbers(5000).join('\n')}\n`);
      assert.deepEqual(
        outputs.outputs.map(each => each.output_type === 'display_data' && each.data['text/plain']),
        numbers(3000),
      );
      assert.equal(printed(text.outputs).length, 4_000_000);
      assert.equal(printed(alive.outputs), 'alive\n');
      assert.deepEqual(
        (await page.cells()).map(({ execution_count }) => execution_count),
        [1, 2, 3, 4, 5],
      );
      assert.equal(await page.kernelStatus(), 'idle');
    } finally {
      await page.shutDown();
    }
  });

  it('gives the same exact numbers after a restart', async () => {
    await lab.runCell(IMPORT);
    const before = printed(await lab.runCell(EXACT));
    await lab.restart();
    assert.notEqual(
      errorOf(await lab.runCell(EXACT)),
      '',
      'the import is still known, so nothing was restarted',
    );
    await lab.page.waitForTimeout(REFUSAL_MS);
    await lab.runCell(IMPORT);
    assert.equal(printed(await lab.runCell(EXACT)), before);
    assert.match(before, /^\d\.\d+(,\d\.\d+)+/);
  });
});
