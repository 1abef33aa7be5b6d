import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { projectFile } from '../../src/teaching/cells/project-file.js';
import { countFigures, type Notebook } from '../../src/teaching/notebooks/notebook.js';
import { openBrowser } from './browser.js';
import { blankness, drawnFigures } from './figures-drawn.js';
import { jupyterScript } from './server.js';

const notebooks = projectFile('notebooks');

/** Writes a page for each committed notebook. @returns names without ending */
async function convert(folder: string): Promise<string[]> {
  const { ensureJupyter, startJupyter } = await jupyterScript();
  ensureJupyter();
  const files = (await readdir(notebooks)).filter(file => file.endsWith('.ipynb')).sort();
  const config = projectFile('.jupyter/nbconvert/config.py');
  const options = ['--config', config, '--to', 'html', '--output-dir', folder, '--log-level', 'ERROR'];
  const [status] = await once(startJupyter('nbconvert', [...options, ...files], { cwd: notebooks }), 'exit');
  assert.equal(status, 0, 'status of nbconvert');
  return files.map(file => file.slice(0, -'.ipynb'.length));
}

describe('notebooks as HTML pages', function () {
  this.timeout(300_000);
  let folder: string;
  let names: string[];
  let browser: Browser;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beyond-flops-html-'));
    names = await convert(folder);
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Opens each page and returns what a look at it gives. */
  async function onEachPage(
    options: BrowserContextOptions,
    look: (page: Page, notebook: Notebook) => Promise<readonly string[]>,
  ): Promise<string[]> {
    const context = await browser.newContext(options);
    const problems: string[] = [];
    for (const name of names) {
      const page = await context.newPage();
      page.on('pageerror', error => problems.push(`${name}: ${error.message}`));
      page.on('request', request => {
        if (/^(https?|wss?):/.test(request.url())) problems.push(`${name} asks for ${request.url()}`);
      });
      await page.goto(pathToFileURL(join(folder, `${name}.html`)).href);
      const notebook: Notebook = JSON.parse(await readFile(join(notebooks, `${name}.ipynb`), 'utf8'));
      problems.push(...(await look(page, notebook)).map(problem => `${name}: ${problem}`));
      await page.close();
    }
    return problems;
  }

  it('draw figures and formulas without asking the network for anything', async () => {
    const problems = await onEachPage({}, async (page, notebook) => {
      const drawn = await page.evaluate(drawnFigures);
      const [formulas, failed, raw] = await Promise.all([
        page.locator('.jp-RenderedMarkdown math').count(),
        page.locator('.temml-error').count(),
        page.locator('.jp-RenderedMarkdown').filter({ hasText: '$$' }).count(),
      ]);
      return [
        ...drawn.flatMap(figure => blankness(figure) ?? []),
        ...(drawn.length === countFigures(notebook)
          ? []
          : [`${drawn.length} figures of ${countFigures(notebook)}`]),
        ...(formulas > 0 ? [] : ['no formula']),
        ...(failed > 0 ? [`${failed} formulas that cannot be read`] : []),
        ...(raw > 0 ? [`${raw} cells with TeX left over`] : []),
      ];
    });
    assert.deepEqual(problems, []);
  });

  it('show pictures of the figures where scripts are off', async () => {
    const problems = await onEachPage({ javaScriptEnabled: false }, async (page, notebook) => {
      const pictures = await page.locator('.figure img:visible').count();
      return pictures === countFigures(notebook) ? [] : [`${pictures} pictures of ${countFigures(notebook)}`];
    });
    assert.deepEqual(problems, []);
  });
});
