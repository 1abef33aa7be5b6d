import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunProgress } from '../../src/measure/progress.js';
import { definitionOf } from '../../src/measure/results/definition.js';
import { exactHash } from '../../src/measure/results/exact-csv.js';
import type { TimedRun } from '../../src/measure/results/rows.js';
import { listRuns, readRun } from '../../src/measure/results/store.js';
import { runExperiment } from '../../src/measure/run.js';
import { verifyExperiment } from '../../src/measure/verify.js';
import { experiment, FILLERS } from './toy-experiment.js';

const source = { module: new URL('./toy-experiment.js', import.meta.url).href };
const platforms = ['typescript'];
const exact = [{ case: 'sound/8', quantity: 'macs', unit: 'multiply-accumulates', value: 4096 }];

describe('runExperiment', function () {
  this.timeout(60_000);
  let out: string;
  beforeEach(async () => {
    out = await mkdtemp(join(tmpdir(), 'beyond-flops-'));
  });
  afterEach(() => rm(out, { recursive: true }));

  const shown = ({ timed }: TimedRun) =>
    timed.map(row => `${row.suite}/${row.arm}${row.again ? ' again' : ''} ${row.status}`);

  it('measures in a worker, keeps failed cases as rows, and writes what it returns', async () => {
    const progress: RunProgress[] = [];
    const run = await runExperiment(experiment, {
      profile: 'smoke',
      platforms,
      out,
      exact,
      source,
      onProgress: step => progress.push(step),
    });
    assert.deepEqual(shown(run), [
      'sound/8 measured',
      'sound/16 measured',
      'sound/8 again measured',
      'broken/8 measured',
      'broken/16 measured',
      'broken/no-graph failed',
      'broken/wrong-output failed',
      'broken/8 again measured',
    ]);
    const [first] = run.timed;
    assert.equal(first.samplesNs.length, 3);
    assert.ok(first.samplesNs.flat().every(ns => ns > 0));
    assert.deepEqual([first.macs, first.memoryAccessCost], [8 * 8 * 64, 2 * 8 * 64 + 8 * 8]);
    assert.equal(run.timed[5].error, 'toy: no such graph');
    assert.match(run.timed[6].error!, /^differs from reference: error \d.*, expected at most 0.0001$/);
    assert.equal(run.footer.status, 'complete');
    assert.deepEqual(
      [run.header.definition, run.header.exact, run.header.engines],
      [definitionOf(experiment, 'smoke'), exactHash(exact), { typescript: 'javascript' }],
    );
    assert.ok(run.footer.warnings.includes('typescript broken/no-graph failed: toy: no such graph'));

    const [path] = await listRuns(out, 'toy-experiment');
    assert.deepEqual(await readRun(path), JSON.parse(JSON.stringify(run)));
    assert.ok(progress.every((step, i) => i === 0 || step.fraction >= progress[i - 1].fraction));
    assert.equal(progress.at(-1)!.fraction, 1);
  });

  it('turns a crashed worker into failed rows and goes on', async () => {
    const run = await runExperiment(experiment, {
      profile: 'full',
      platforms,
      cases: ['crash/crash', 'sound/8'],
      out,
      exact,
      source,
    });
    assert.deepEqual(shown(run), [
      'sound/8 measured',
      'sound/8 again measured',
      'crash/8 failed',
      'crash/crash failed',
      'crash/8 again failed',
    ]);
    assert.equal(run.timed[2].error, 'the worker ended with status 7');
    assert.equal(run.header.selection, 'cases');
    assert.equal(run.footer.status, 'complete');
  });

  it('kills the worker on abort, keeps what is finished, and is marked interrupted', async () => {
    const controller = new AbortController();
    const run = await runExperiment(experiment, {
      profile: 'full',
      platforms,
      cases: ['sound/8', ...FILLERS.map(id => `${id}/8`), 'endless/endless'],
      budgetMs: 0,
      out,
      exact,
      source,
      signal: controller.signal,
      onProgress: ({ suite }) => {
        if (suite === 'endless') controller.abort();
      },
    });
    assert.deepEqual(
      shown(run),
      ['sound', ...FILLERS].flatMap(id => [`${id}/8 measured`, `${id}/8 again measured`]),
    );
    assert.equal(run.footer.status, 'interrupted');
    const [path] = await listRuns(out, 'toy-experiment');
    assert.equal((await readRun(path)).footer.status, 'interrupted');
  });

  it('refuses an output folder that is a file before it measures anything', async () => {
    const file = join(out, 'file');
    await writeFile(file, '');
    let steps = 0;
    await assert.rejects(
      runExperiment(experiment, { profile: 'smoke', out: file, exact, source, onProgress: () => steps++ }),
      { name: 'InputError', message: /cannot be written \((ENOTDIR|EEXIST|ENOENT)\), expected a folder/ },
    );
    assert.equal(steps, 0);
  });

  it('writes no file if there is nothing to time', async () => {
    const run = await runExperiment(
      { ...experiment, suites: () => [] },
      { profile: 'quick', out, exact, source },
    );
    assert.deepEqual([run.timed, run.footer.status], [[], 'complete']);
    assert.deepEqual(await readdir(out), []);
  });
});

describe('verifyExperiment', function () {
  this.timeout(60_000);

  it('runs each case once and says which ones differ', async () => {
    const lines: string[] = [];
    for await (const { platform, suite, arm, passed } of verifyExperiment(experiment, {
      profile: 'smoke',
      cases: ['broken'],
      source,
    })) {
      lines.push(`${platform} ${suite}/${arm} ${passed}`);
    }
    assert.deepEqual(lines, [
      'reference broken/8 true',
      'reference broken/16 true',
      'reference broken/no-graph false',
      'reference broken/wrong-output false',
      'typescript broken/8 true',
      'typescript broken/16 true',
      'typescript broken/no-graph false',
      'typescript broken/wrong-output false',
      'wasm broken/8 true',
      'wasm broken/16 true',
      'wasm broken/no-graph false',
      'wasm broken/wrong-output false',
      'wasm-threads broken/8 true',
      'wasm-threads broken/16 true',
      'wasm-threads broken/no-graph false',
      'wasm-threads broken/wrong-output false',
    ]);
  });

  it('fails the cases of a worker that crashed', async () => {
    const options = { profile: 'full', platforms, cases: ['crash/crash'], source } as const;
    for await (const checked of verifyExperiment(experiment, options)) {
      assert.deepEqual(checked, {
        suite: 'crash',
        platform: 'typescript',
        arm: 'crash',
        passed: false,
        checkError: null,
        error: 'the worker ended with status 7',
      });
    }
  });
});
