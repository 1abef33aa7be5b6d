import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectFile } from '../../../src/teaching/cells/project-file.js';
import { executeNotebook } from '../../../src/teaching/notebooks/execute.js';
import { Kernel } from '../../../src/teaching/notebooks/kernel.js';
import { type Cell, countFigures, type Notebook } from '../../../src/teaching/notebooks/notebook.js';
import {
  notebookNames,
  readSource,
  readTranslation,
  TRANSLATION,
} from '../../../src/teaching/notebooks/sources.js';

const folder = projectFile('notebooks');
const spec = projectFile('.jupyter/kernels/tslab/kernel.json');
const names = notebookNames(folder);
/** These have the machine for themselves. */
const JUDGED_BY_SPEED: readonly string[] = ['solutions/03-kernel-ladder'];
const lessons = names.filter(name => !name.startsWith('solutions/'));

function committed(name: string): Notebook {
  return JSON.parse(readFileSync(join(folder, `${name}.ipynb`), 'utf8'));
}

function withoutOutputs({ cells }: Notebook): Cell[] {
  return cells.map(cell =>
    cell.cell_type === 'code' ? { ...cell, execution_count: null, outputs: [] } : cell,
  );
}

/** Feedback on a solution other than a pass. Noise says nothing about a solution that is judged by speed. */
function unpassed({ cells }: Notebook): string[] {
  const outputs = cells.flatMap(cell => (cell.cell_type === 'code' ? cell.outputs : []));
  const texts = outputs.map(output =>
    output.output_type === 'display_data' ? String(output.data['text/plain']) : '',
  );
  const said = texts.filter(text => /^\*\*. Exercise /.test(text));
  assert.ok(said.length > 0, 'checks nothing');
  return said.filter(text => !/: (passed|too noisy)\*\*/.test(text));
}

function execute(name: string): Promise<Notebook> {
  return executeNotebook(readSource(folder, name), {
    spec,
    folder,
    env: { ...process.env, BEYOND_FLOPS_PROFILE: 'smoke' },
    cellTimeoutMs: 120_000,
  });
}

/** Two at a time: most of the time of a smoke run is the compiler's, which has one thread. */
function executeAll(several: readonly string[]): Map<string, Promise<Notebook>> {
  const executions = new Map<string, Promise<Notebook>>();
  const ends: Promise<unknown>[] = [Promise.resolve(), Promise.resolve()];
  for (const [i, name] of several.entries()) {
    const execution = ends[i % ends.length].then(() => execute(name));
    executions.set(name, execution);
    // The test of that notebook tells of the error.
    ends[i % ends.length] = execution.catch(() => {});
  }
  return executions;
}

describe('the notebooks', function () {
  this.timeout(180_000);
  let executions: ReadonlyMap<string, Promise<Notebook>>;
  before(() => {
    executions = executeAll(names.filter(name => !JUDGED_BY_SPEED.includes(name)));
  });

  it('all have a readable source, a translation and solutions', () => {
    const built = (below: string) =>
      readdirSync(join(folder, below))
        .filter(file => file.endsWith('.ipynb'))
        .map(file => basename(file, '.ipynb'))
        .sort();
    assert.ok(lessons.length > 0);
    assert.deepEqual(built(''), lessons);
    assert.deepEqual(built(TRANSLATION), lessons);
    assert.deepEqual(
      built('solutions').map(name => `solutions/${name}`),
      names.filter(name => !lessons.includes(name)),
    );
  });

  for (const name of names) {
    it(`${name} runs top to bottom in the kernel, without an error and with all its figures`, async () => {
      const executed = await (executions.get(name) ?? execute(name));
      assert.ok(countFigures(executed) >= executed.metadata.beyond_flops.figures);
      if (lessons.includes(name)) assert.ok(countFigures(executed) > 0, 'shows no figures');
      else assert.deepEqual(unpassed(executed), []);
    });

    it(`${name}.ipynb was made from its source, and was run`, () => {
      const notebook = committed(name);
      const stale = `stale: npm run notebooks -- ${name}`;
      assert.deepEqual(withoutOutputs(notebook), readSource(folder, name).cells, stale);
      const counts = notebook.cells.flatMap(cell =>
        cell.cell_type === 'code' ? [cell.execution_count] : [],
      );
      assert.deepEqual(
        counts,
        counts.map((_, i) => i + 1),
      );
      assert.ok(countFigures(notebook) >= notebook.metadata.beyond_flops.figures);
    });
  }

  for (const name of lessons) {
    it(`${TRANSLATION}/${name}.ipynb has the same cells, with the text of its translation`, () => {
      assert.deepEqual(
        committed(`${TRANSLATION}/${name}`),
        readTranslation(folder, name, committed(name)),
        `stale: npm run notebooks -- ${name}`,
      );
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
