import assert from 'node:assert/strict';
import type { PeerArm } from '../../src/peers/arms.js';
import { type CompareOptions, compareEngines } from '../../src/peers/compare.js';
import type { PeerRow } from '../../src/peers/rows.js';
import { workloads } from './toy-workloads.js';

const SETTINGS = { rounds: 3, minRoundMs: 0.1, minIterations: 2, minWarmupMs: 0.1, maxWarmupMs: 1 };
const [toy4] = workloads;

function arm(name: string, threads = 1): PeerArm {
  const module = new URL('./fake-engine.js', import.meta.url).href;
  return {
    kind: { name, title: name, module, ours: false, takesPart: () => true },
    threads,
    again: false,
  };
}

async function compare(arms: readonly PeerArm[], more: Partial<CompareOptions> = {}): Promise<PeerRow[]> {
  const rows: PeerRow[] = [];
  await compareEngines({
    workloads,
    module: new URL('./toy-workloads.js', import.meta.url).href,
    arms,
    settings: SETTINGS,
    seed: 1,
    onWorkload: async finished => void rows.push(...finished),
    ...more,
  });
  return rows;
}

const shown = (rows: readonly PeerRow[]) =>
  rows.map(({ workload, engine, status, reason }) =>
    [workload, engine, status, reason].filter(part => part !== undefined).join(' '),
  );

describe('engines side by side', function () {
  this.timeout(30_000);

  it('gives every arm its turn in every round, in a process that lives through all workloads', async () => {
    const rows = await compare([arm('sound'), arm('asynchronous')]);
    assert.deepEqual(shown(rows), [
      'toy-4 sound measured',
      'toy-4 asynchronous measured',
      'toy-8 sound measured',
      'toy-8 asynchronous measured',
    ]);
    for (const row of rows) {
      assert.equal(row.samplesNs.length, SETTINGS.rounds);
      assert.ok(row.samplesNs.every(round => round.length >= SETTINGS.minIterations));
      assert.ok(row.samplesNs.flat().every(ns => ns > 0));
      assert.equal(row.version, '1.2.3');
      assert.ok(row.checkError !== null && row.checkError < 1e-4);
      assert.ok(row.idleShare >= 0);
    }
    assert.deepEqual(
      rows.map(row => row.macs),
      [4 * 4 * 16, 4 * 4 * 16, 8 * 8 * 16, 8 * 8 * 16],
    );
  });

  it('does not time an engine whose output is 1 % off, or no number', async () => {
    const rows = await compare([arm('wrong'), arm('not-finite'), arm('sound')], { workloads: [toy4] });
    assert.match(rows[0].reason!, /^differs from the reference: error 0\.01\d*, at most 0\.0001$/);
    assert.match(rows[1].reason!, /^differs from the reference: error Infinity/);
    assert.deepEqual(
      rows.map(({ status, samplesNs }) => [status, samplesNs.length]),
      [
        ['differs', 0],
        ['differs', 0],
        ['measured', 3],
      ],
    );
    assert.equal(rows[1].checkError, null);
  });

  it('makes a row of an engine that is not installed, and of one that has not so many threads', async () => {
    const rows = await compare([arm('absent'), arm('sound', 2)], { workloads: [toy4] });
    assert.deepEqual(shown(rows), [
      'toy-4 absent absent not installed: npm run setup:peers installs it',
      'toy-4 sound unsupported sound has one thread',
    ]);
  });

  it('starts a crashed engine anew for the next workload', async () => {
    const rows = await compare([arm('crash-on-4'), arm('sound')]);
    assert.deepEqual(shown(rows), [
      'toy-4 crash-on-4 failed its process ended with status 7',
      'toy-4 sound measured',
      'toy-8 crash-on-4 measured',
      'toy-8 sound measured',
    ]);
  });

  it('drops the rounds of an engine that fails in one of them', async () => {
    const settings = { ...SETTINGS, rounds: 50, minWarmupMs: 0, maxWarmupMs: 0 };
    const [row] = await compare([arm('fails-later')], { workloads: [toy4], settings });
    assert.deepEqual([row.status, row.reason, row.samplesNs], ['failed', 'out of luck', []]);
  });

  it('kills an engine that does not answer', async () => {
    const rows = await compare([arm('endless'), arm('sound')], { workloads: [toy4], patienceMs: 1000 });
    assert.deepEqual(shown(rows), ['toy-4 endless failed no answer within 1 s', 'toy-4 sound measured']);
  });

  it('keeps what is finished on an abort, and comes back at once', async () => {
    const controller = new AbortController();
    const rows = await compare([arm('sound')], {
      settings: { ...SETTINGS, rounds: 5 },
      signal: controller.signal,
      onProgress(workload, phase) {
        if (workload.id === 'toy-8' && phase === 'rounds') controller.abort();
      },
    });
    assert.deepEqual(shown(rows), ['toy-4 sound measured']);
  });
});
