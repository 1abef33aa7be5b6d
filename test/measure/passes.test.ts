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
      await pool.open([{ suite, run }]);
      return pool.pass(suite, limits);
    };
    return { pool, opened, pass };
  }

  it('uses a process for two passes, and gives the rounds of each alone', async () => {
    const { pool, opened, pass } = pooled();
    for (const processes of [1, 1, 2]) {
      const rows = await pass();
      assert.ok(rows.every(row => row.samplesNs.length === 2 && String(row.passes) === '2'));
      assert.equal(opened.length, processes);
    }
    await pool.endAll();
  });

  it('uses one for a single pass where it holds too much memory', async () => {
    const { pool, opened, pass } = pooled(1);
    await pass();
    await pass();
    assert.equal(opened.length, 2);
    await pool.endAll();
  });

  it('says how a process failed, and opens another the next time', async () => {
    const full = planRun(experiment, { profile: 'full', platforms: ['typescript'], cases: ['crash/crash'] });
    const crash = full.jobs[0] as PlannedSuite;
    const pool = new ProcessPool({ profile: 'full', seed: 1, settings: passSettingsFor('full') });
    for (let i = 0; i < 2; i++) {
      await pool.open([{ suite: crash, run }]);
      await assert.rejects(pool.pass(crash, limits), /ended with status 7/);
    }
    await pool.endAll();
  });
});
