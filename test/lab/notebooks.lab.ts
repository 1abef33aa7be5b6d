import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { projectFile } from '../../src/teaching/cells/project-file.js';
import {
  countFigures,
  type Notebook,
  notebookText,
  sourceOf,
} from '../../src/teaching/notebooks/notebook.js';
import { openBrowser } from './browser.js';
import { blankness } from './figures-drawn.js';
import { LabPage } from './lab-page.js';
import { longestSilence } from './recorder.js';
import { keepScreenshots, SCREENSHOTS } from './screenshots.js';
import { type LabServer, startLab } from './server.js';
import { keepTimings } from './timings.js';

const folder = projectFile('notebooks');
const asked = (process.env.BEYOND_FLOPS_LAB ?? '').split(',').filter(Boolean);
const all = ['', 'zh/', 'solutions/'].flatMap(part =>
  (existsSync(join(folder, part)) ? readdirSync(join(folder, part)) : [])
    .filter(file => file.endsWith('.ipynb'))
    .sort()
    .map(file => part + file.slice(0, -'.ipynb'.length)),
);

async function read(file: string): Promise<Notebook> {
  return JSON.parse(await readFile(file, 'utf8'));
}

/** The committed notebook as it was before it ran. */
async function unexecuted(name: string): Promise<Notebook> {
  const notebook = await read(join(folder, `${name}.ipynb`));
  return {
    ...notebook,
    cells: notebook.cells.map(cell =>
      cell.cell_type === 'code' ? { ...cell, execution_count: null, outputs: [] } : cell,
    ),
  };
}

function errorsOf(notebook: Notebook): string[] {
  return notebook.cells.flatMap(cell =>
    cell.cell_type === 'code'
      ? cell.outputs.flatMap(output =>
          output.output_type === 'error' ? `${output.ename}: ${output.evalue}\n${sourceOf(cell)}` : [],
        )
      : [],
  );
}

describe('the notebooks in JupyterLab', function () {
  this.timeout(600_000);
  let server: LabServer;
  let browser: Browser;
  let context: BrowserContext;

  before(async () => {
    await mkdir(SCREENSHOTS, { recursive: true });
    server = await startLab();
    browser = await openBrowser();
    context = await browser.newContext({ viewport: { width: 1100, height: 900 } });
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  for (const name of asked.length > 0 ? asked : all) {
    describe(name, () => {
      const path = `${name}.ipynb`;
      let figures: number;

      it('run all cells with live progress, without an error, and every figure is drawn', async () => {
        const notebook = await unexecuted(name);
        ({ figures } = notebook.metadata.beyond_flops);
        await mkdir(dirname(join(server.folder, path)), { recursive: true });
        await writeFile(join(server.folder, path), notebookText(notebook));
        const lab = await LabPage.open(context, server, path);
        try {
          await lab.record();
          const succeeded = await lab.command('notebook:run-all-cells');
          await lab.command('docmanager:save');
          const executed = await read(join(server.folder, path));
          assert.deepEqual(errorsOf(executed), []);
          assert.equal(succeeded, true);
          assert.ok(
            countFigures(executed) >= figures,
            `${countFigures(executed)} figures, expected ${figures}`,
          );
          const drawn = await lab.figures(countFigures(executed));
          assert.deepEqual(
            drawn.flatMap(figure => blankness(figure) ?? []),
            [],
          );
          const recording = await lab.recording();
          if (executed.cells.some(cell => cell.cell_type === 'code' && /\bmeasure\(/.test(sourceOf(cell)))) {
            assert.ok(recording.bars > 0, 'no progress bar appeared');
          }
          assert.equal(await lab.page.locator('.jp-Notebook progress').count(), 0, 'a progress bar is left');
          await keepTimings(name, {
            firstFigureMs: recording.firstFigureMs === null ? null : recording.firstFigureMs - lab.openedMs,
            longestSilenceMs: longestSilence(recording),
          });
          await keepScreenshots(lab, name.replace('/', '-'));
        } finally {
          await lab.shutDown();
        }
      });

      it('shows the figures of the saved file where it is not trusted', async () => {
        const saved = await read(join(server.folder, path));
        // JupyterLab has signed what it saved; another text has no signature.
        const copy = { ...saved, metadata: { ...saved.metadata, copied: true } };
        const copyPath = `${name}-copy.ipynb`;
        await writeFile(join(server.folder, copyPath), notebookText(copy));
        const lab = await LabPage.open(context, server, copyPath);
        try {
          assert.ok(await lab.isUntrusted(), 'the copy is trusted');
          const drawn = await lab.figures(countFigures(saved));
          assert.deepEqual(
            drawn.flatMap(figure => blankness(figure) ?? []),
            [],
          );
        } finally {
          await lab.shutDown();
        }
      });
    });
  }
});
