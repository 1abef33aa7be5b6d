import assert from 'node:assert/strict';
import { ProcessPool } from '../../src/measure/passes/process-pool.js';
import { type PlannedSuite, planRun } from '../../src/measure/plan.js';
import { passSettingsFor } from '../../src/measure/settings.js';
import { experiment } from './toy-experiment.js';

const run = { source: { module: new URL('./toy-experiment.js', import.meta.url).href } };
const limits = { atLeast: 2, atMost: 2, ms: 0 };

describe('ProcessPool', function () {
  this.timeout(60_000);
  const { jobs } = planRun(experiment, { profile: 'quick', platforms: ['typescript'] });
  const [suite] = jobs as readonly PlannedSuite[];

  /** Suites that are checked, in order: whenever a process is opened. */
  function pooled(memoryBytes?: number) {
    const opened: string[] = [];
    const pool = new ProcessPool({
      ...{ profile: 'quick', seed: 1, settings: passSettingsFor('quick'), memoryBytes },
      onProgress: (of, phase, share) => {
        if (phase === 'check' && share === 1) opened.push(of.suite.id);
      },
    });
    const pass = async () => {
      const rows = await pool.pass({ suite, run }, limits);
      await pool.keepOnly([suite]);
      return rows;
    };
    pools.push(pool);
    return { opened, pass };
  }
  const pools: ProcessPool[] = [];
  afterEach(() => Promise.all(pools.splice(0).map(pool => pool.endAll())));

  it('uses a process for two passes, and gives the rounds of each alone', async () => {
    const { opened, pass } = pooled();
    for (const processes of [1, 1, 2]) {
      const rows = await pass();
      assert.ok(rows.every(row => row.samplesNs.length === 2 && String(row.passes) === '2'));
      assert.equal(opened.length, processes);
    }
  });

  it('uses one for a single pass where it holds too much memory', async () => {
    const { opened, pass } = pooled(1);
    await pass();
    await pass();
    assert.equal(opened.length, 2);
  });

  it('says how a process failed, and opens another the next time', async () => {
    const full = planRun(experiment, { profile: 'full', platforms: ['typescript'], cases: ['crash/crash'] });
    const crash = full.jobs[0] as PlannedSuite;
    const pool = new ProcessPool({ profile: 'full', seed: 1, settings: passSettingsFor('full') });
    pools.push(pool);
    for (let i = 0; i < 2; i++) {
      await pool.open([{ suite: crash, run }]);
      await assert.rejects(pool.pass({ suite: crash, run }, limits), /ended with status 7/);
    }
  });

  it('gives the suites of an experiment on a compiled platform one process, and each in JavaScript its own', async () => {
    const started = async (platform: 'typescript' | 'wasm') => {
      const { jobs: planned } = planRun(experiment, { profile: 'quick', platforms: [platform] });
      const suites = (planned as readonly PlannedSuite[]).map(one => ({ suite: one, run }));
      const pool = new ProcessPool({ profile: 'quick', seed: 1, settings: passSettingsFor('quick') });
      pools.push(pool);
      await pool.open(suites);
      for (const one of suites) assert.equal((await pool.pass(one, limits))[0].status, 'measured');
      return { suites: suites.length, processes: pool.processes };
    };
    const [typescript, wasm] = [await started('typescript'), await started('wasm')];
    assert.ok(typescript.suites > 1 && wasm.suites > 1);
    assert.equal(typescript.processes, typescript.suites);
    assert.equal(wasm.processes, 1);
  });
});
