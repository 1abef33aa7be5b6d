import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { executeNotebook } from '../../../src/teaching/notebooks/execute.js';
import { Kernel } from '../../../src/teaching/notebooks/kernel.js';
import { countFigures, type Notebook } from '../../../src/teaching/notebooks/notebook.js';
import { readSource } from '../../../src/teaching/notebooks/sources.js';
import { folder, isLesson, names, spec } from './all-notebooks.js';

/**
 * Those that `npm test` runs, however many there are: one that measures the usual way, one with a kernel that is compiled
 * in a cell, one with networks from files, and solutions. `npm run test:notebooks` runs all of them.
 */
const SAMPLE: readonly string[] = [
  '03-kernel-ladder',
  '05-group-count',
  '12-your-own-network',
  'solutions/04-flops-vs-mac',
];
/** These have the machine for themselves. */
const JUDGED_BY_SPEED: readonly string[] = ['solutions/03-kernel-ladder'];

/** What mocha's `--grep` says: of the notebooks, it runs those whose name it fits. */
const grep = /\0(?:--grep|-g)[=\0]([^\0]+)/.exec(process.argv.join('\0'))?.[1];
/** Which notebooks are run: the `sample`, the `others`, or `all`. */
const asked = process.env.BEYOND_FLOPS_TEST_NOTEBOOKS ?? (grep === undefined ? 'sample' : 'all');
const chosen = names
  .filter(name => asked === 'all' || SAMPLE.includes(name) === (asked === 'sample'))
  .filter(name => new RegExp(grep ?? '').test(name));

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

describe(`the notebooks in the kernel (${asked})`, function () {
  this.timeout(180_000);
  let executions: ReadonlyMap<string, Promise<Notebook>>;
  before(() => {
    executions = executeAll(chosen.filter(name => !JUDGED_BY_SPEED.includes(name)));
  });

  for (const name of chosen) {
    it(`${name} runs top to bottom in the kernel, without an error and with all its figures`, async () => {
      const executed = await (executions.get(name) ?? execute(name));
      assert.ok(countFigures(executed) >= executed.metadata.beyond_flops.figures);
      if (isLesson(name)) assert.ok(countFigures(executed) > 0, 'shows no figures');
      else assert.deepEqual(unpassed(executed), []);
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
