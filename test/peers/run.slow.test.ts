import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listRuns } from '../../src/measure/results/store.js';
import type { EngineArm } from '../../src/peers/engines/index.js';
import { PEERS, readPeerRun } from '../../src/peers/peer-runs.js';
import { type PeerRunOptions, runPeers } from '../../src/peers/run.js';
import { withFolder } from '../cli/spawn-cli.js';
import { workloads } from './toy-workloads.js';

const SETTINGS = { rounds: 3, minRoundMs: 0.1, minIterations: 2, minWarmupMs: 0.1, maxWarmupMs: 1 };
const [toy4] = workloads;

function arm(name: string, threads = 1): EngineArm {
  const module = new URL('./fake-engine.js', import.meta.url).href;
  return { engine: { name, title: name, module }, threads, again: false };
}

/** A comparison, and what was saved of it; both have to be the same. */
async function compare(arms: readonly EngineArm[], more: Partial<PeerRunOptions> = {}) {
  let saved: Awaited<ReturnType<typeof readPeerRun>> | undefined;
  await withFolder(async out => {
    const module = new URL('./toy-workloads.js', import.meta.url).href;
    const options = { workloads, module, settings: SETTINGS, seed: 1, selection: 'all' } as const;
    const run = await runPeers({ ...options, out, arms, ...more });
    [saved] = await Promise.all((await listRuns(out, PEERS)).map(readPeerRun));
    assert.deepEqual(run, saved);
  });
  return saved!;
}

/** A comparison, and the engines that were loaded in its course, each with its process. */
async function compareLogged(arms: readonly EngineArm[], more: Partial<PeerRunOptions> = {}) {
  const loads: string[][] = [];
  let run: Awaited<ReturnType<typeof compare>> | undefined;
  await withFolder(async folder => {
    const path = join(folder, 'log');
    await writeFile(path, '');
    process.env.BEYOND_FLOPS_TEST_ENGINE_LOG = path;
    try {
      run = await compare(arms, more);
    } finally {
      delete process.env.BEYOND_FLOPS_TEST_ENGINE_LOG;
    }
    loads.push(
      ...(await readFile(path, 'utf8'))
        .trimEnd()
        .split('\n')
        .map(line => line.split(' ')),
    );
  });
  return { run: run!, loads };
}

const shown = ({ timed }: Awaited<ReturnType<typeof compare>>) =>
  timed.map(({ suite, platform, status, cause, error }) =>
    [suite, platform, status, cause, error].filter(part => part !== undefined).join(' '),
  );

describe('engines side by side', function () {
  this.timeout(30_000);

  it('each get their turn in every round, in a process that lives through all workloads', async () => {
    const run = await compare([arm('sound'), arm('asynchronous')]);
    assert.deepEqual(shown(run), [
      'toy-4 sound measured',
      'toy-4 asynchronous measured',
      'toy-8 sound measured',
      'toy-8 asynchronous measured',
    ]);
    for (const row of run.timed) {
      assert.equal(row.samplesNs.length, SETTINGS.rounds);
      assert.ok(row.samplesNs.every(round => round.length >= SETTINGS.minIterations));
      assert.ok(row.samplesNs.flat().every(ns => ns > 0));
      assert.ok(row.warmupNs > 0);
      assert.ok(row.checkError !== null && row.checkError < 1e-4);
      assert.ok(row.idleShare !== undefined && row.idleShare >= 0);
      assert.equal(row.arm, '1');
    }
    assert.deepEqual(
      run.timed.map(row => row.macs),
      [4 * 4 * 16, 4 * 4 * 16, 8 * 8 * 16, 8 * 8 * 16],
    );
    assert.equal(run.footer.status, 'complete');
    assert.deepEqual(run.header.engines, { sound: '1.2.3', asynchronous: '1.2.3' });
  });

  it('have as many processes as are asked for, in turns with those of the others', async () => {
    const settings = { ...SETTINGS, processes: 4 };
    const { run, loads } = await compareLogged([arm('sound'), arm('asynchronous')], { settings });
    assert.deepEqual(
      loads.map(([name]) => name),
      Array(4).fill(['sound', 'asynchronous']).flat(),
    );
    assert.equal(new Set(loads.map(([, pid]) => pid)).size, 8);
    assert.equal(run.header.settings.processes, 4);
    assert.equal(run.timed.length, 4);
    for (const row of run.timed) {
      assert.deepEqual(row.passes, [3, 3, 3, 3]);
      assert.equal(row.samplesNs.length, 12);
      assert.ok(row.idleShare !== undefined && row.checkError! < 1e-4);
    }
  });

  it('are not asked again for a workload on which one of their processes failed', async () => {
    const settings = { ...SETTINGS, processes: 3 };
    const { run, loads } = await compareLogged([arm('crash-on-4'), arm('absent'), arm('sound')], {
      settings,
    });
    const line = 'failed absent not installed: npm run setup:peers installs it';
    assert.deepEqual(shown(run), [
      'toy-4 crash-on-4 failed the worker ended with status 7',
      `toy-4 absent ${line}`,
      'toy-4 sound measured',
      'toy-8 crash-on-4 measured',
      `toy-8 absent ${line}`,
      'toy-8 sound measured',
    ]);
    const count = (asked: string) => loads.filter(([name]) => name === asked).length;
    // The crashed one is started again for the other workload; the absent one was asked for each, in the first pass.
    assert.deepEqual([count('crash-on-4'), count('absent'), count('sound')], [4, 2, 3]);
    assert.deepEqual(run.timed[3].passes, [3, 3, 3]);
  });

  it('lose the rounds of all their processes where one fails', async () => {
    const settings = { ...SETTINGS, processes: 4 };
    const arms = [arm('broken-in-third-process'), arm('sound')];
    const { run } = await compareLogged(arms, { workloads: [toy4], settings });
    assert.deepEqual(shown(run), [
      'toy-4 broken-in-third-process failed the worker ended with status 7',
      'toy-4 sound measured',
    ]);
    assert.deepEqual(
      run.timed.map(({ samplesNs, passes }) => [samplesNs.length, passes]),
      [
        [0, undefined],
        [12, [3, 3, 3, 3]],
      ],
    );
  });

  it('are not timed where their output is 1 % off, or no number', async () => {
    const run = await compare([arm('wrong'), arm('not-finite'), arm('sound')], { workloads: [toy4] });
    const [wrong, notFinite] = run.timed;
    assert.match(wrong.error!, /^differs from reference: error 0\.01\d*, expected at most 0\.0001$/);
    assert.match(notFinite.error!, /^differs from reference: error Infinity/);
    assert.deepEqual(
      run.timed.map(({ status, cause, samplesNs }) => [status, cause, samplesNs.length]),
      [
        ['failed', 'differs', 0],
        ['failed', 'differs', 0],
        ['measured', undefined, 3],
      ],
    );
    assert.equal(notFinite.checkError, null);
  });

  it('are rows that say why where they are not installed, or have not so many threads', async () => {
    const run = await compare([arm('absent'), arm('sound', 2)], { workloads: [toy4] });
    assert.deepEqual(shown(run), [
      'toy-4 absent failed absent not installed: npm run setup:peers installs it',
      'toy-4 sound failed unsupported sound has one thread',
    ]);
    assert.deepEqual(run.header.engines, {});
  });

  it('are started anew after a crash, for the next workload', async () => {
    const run = await compare([arm('crash-on-4'), arm('sound')]);
    assert.deepEqual(shown(run), [
      'toy-4 crash-on-4 failed the worker ended with status 7',
      'toy-4 sound measured',
      'toy-8 crash-on-4 measured',
      'toy-8 sound measured',
    ]);
  });

  it('lose all their rounds where they fail in one of them', async () => {
    const settings = { ...SETTINGS, rounds: 50, minWarmupMs: 0, maxWarmupMs: 0 };
    const { timed } = await compare([arm('fails-later')], { workloads: [toy4], settings });
    assert.deepEqual([timed[0].status, timed[0].error, timed[0].samplesNs], ['failed', 'out of luck', []]);
  });

  it('are killed where they do not answer', async () => {
    const run = await compare([arm('endless'), arm('sound')], { workloads: [toy4], patienceMs: 5000 });
    assert.deepEqual(shown(run), ['toy-4 endless failed no answer within 5 s', 'toy-4 sound measured']);
  });

  it('keep what is finished on an abort, and come back at once', async () => {
    const controller = new AbortController();
    const phases = new Set<string>();
    const run = await compare([arm('sound')], {
      settings: { ...SETTINGS, rounds: 5 },
      signal: controller.signal,
      onProgress({ workload, phase, done, total }) {
        assert.ok(done >= 1 && done <= total);
        phases.add(phase);
        if (workload.id === 'toy-8' && phase === 'rounds') controller.abort();
      },
    });
    assert.deepEqual(shown(run), ['toy-4 sound measured']);
    assert.equal(run.footer.status, 'interrupted');
    assert.deepEqual([...phases], ['check', 'warm-up', 'rounds']);
  });

  it('keep whole passes alone on an abort after the first', async () => {
    const controller = new AbortController();
    const run = await compare([arm('sound')], {
      settings: { ...SETTINGS, processes: 4 },
      signal: controller.signal,
      onProgress({ pass, workload, phase }) {
        if (pass === 2 && workload.id === 'toy-8' && phase === 'rounds') controller.abort();
      },
    });
    assert.deepEqual(
      run.timed.map(({ suite, passes }) => [suite, passes]),
      [
        ['toy-4', [3, 3]],
        ['toy-8', [3, 3]],
      ],
    );
    assert.equal(run.footer.status, 'interrupted');
  });

  it('are not started where the folder cannot be written', () =>
    withFolder(async folder => {
      await writeFile(join(folder, 'file'), '');
      const never = { ...arm('sound'), engine: { ...arm('sound').engine, module: 'file:///no-such-module' } };
      await assert.rejects(compare([never], { out: join(folder, 'file') }), {
        name: 'InputError',
        message: /cannot be written/,
      });
    }));
});
