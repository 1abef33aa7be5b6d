import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectFile } from '../../src/notebook/project-file.js';
import { buildNotebook } from '../../src/notebook-tools/build.js';
import { executeNotebook } from '../../src/notebook-tools/execute.js';
import { Kernel } from '../../src/notebook-tools/kernel.js';
import { countFigures, type Notebook } from '../../src/notebook-tools/notebook.js';

const folder = projectFile('notebooks');
const spec = projectFile('.jupyter/kernels/tslab/kernel.json');
const ENDING = '.nb.ts';
const names = readdirSync(folder)
  .filter(file => file.endsWith(ENDING))
  .map(file => basename(file, ENDING));

function sourceOf(name: string): Notebook {
  return buildNotebook(readFileSync(join(folder, name + ENDING), 'utf8'), name + ENDING);
}

function committed(name: string): Notebook {
  return JSON.parse(readFileSync(join(folder, `${name}.ipynb`), 'utf8'));
}

describe('the notebooks', function () {
  this.timeout(180_000);

  it('all have a readable source', () => {
    const built = readdirSync(folder).filter(file => file.endsWith('.ipynb'));
    assert.deepEqual(built.map(file => basename(file, '.ipynb')).sort(), [...names].sort());
  });

  for (const name of names) {
    it(`${name} runs top to bottom in the kernel, without an error and with all its figures`, async () => {
      const executed = await executeNotebook(sourceOf(name), {
        spec,
        folder,
        env: { ...process.env, BEYOND_FLOPS_PROFILE: 'smoke' },
        cellTimeoutMs: 120_000,
      });
      assert.ok(executed.metadata.beyond_flops.figures > 0, 'declares no figures');
      assert.ok(countFigures(executed) >= executed.metadata.beyond_flops.figures);
    });

    it(`${name}.ipynb was made from its source, and was run`, () => {
      const { cells, metadata } = committed(name);
      const asBuilt = cells.map(cell =>
        cell.cell_type === 'code' ? { ...cell, execution_count: null, outputs: [] } : cell,
      );
      assert.deepEqual(asBuilt, sourceOf(name).cells, `stale: npm run notebooks -- ${name}`);
      const counts = cells.flatMap(cell => (cell.cell_type === 'code' ? [cell.execution_count] : []));
      assert.deepEqual(
        counts,
        counts.map((_, i) => i + 1),
      );
      assert.ok(countFigures(committed(name)) >= metadata.beyond_flops.figures);
    });
  }

  it('end a measurement and its processes when the cell is interrupted', async function () {
    // Windows has no signal that a process could catch.
    if (process.platform === 'win32') this.skip();
    const kernel = await Kernel.start({ spec, folder });
    try {
      await kernel.execute("import { measure } from 'beyond-flops';", 20_000);
      const cell = kernel.execute("await measure('flops-vs-mac', { profile: 'full' });", 30_000);
      await sleep(1500);
      kernel.process.kill('SIGINT');
      assert.equal((await cell).status, 'error');
      await sleep(1000);
      const count =
        "console.log(process.getActiveResourcesInfo().filter(name => name === 'ProcessWrap').length);";
      const { outputs } = await kernel.execute(count, 20_000);
      assert.deepEqual(outputs, [{ output_type: 'stream', name: 'stdout', text: '0\n' }]);
    } finally {
      await kernel.close();
    }
  });
});
