import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { experimentIds } from '../../src/experiment/load.js';
import { PUBLISHED } from '../../src/experiment/places.js';
import { latestRun, listRuns } from '../../src/measure/results/store.js';
import { childrenOf, isAlive } from './processes.js';
import { type Running, startCli, startLimitedCli, waitUntil, withFolder } from './spawn-cli.js';

/** A suite on two platforms, of which the second takes several seconds. */
const LONG = [
  ...['run', 'pruning-speed', '--case', 'batch-pruned', '--rounds', '200'],
  ...['--platform', 'typescript', '--platform', 'wasm'],
];

/** Whether a file of a timed run holds the results of a suite. */
async function holdsTimedRow(path: string | undefined): Promise<boolean> {
  return path !== undefined && (await readFile(path, 'utf8')).includes('"type":"timed"');
}

/** Starts a run and waits until its first suite is written. */
async function startLongRun(out: string): Promise<Running & { workers: number[] }> {
  const running = startCli(...LONG, '--out', out);
  await waitUntil(running, 'its first suite was written', async () =>
    holdsTimedRow((await listRuns(out, 'pruning-speed'))[0]),
  );
  let workers: number[] = [];
  await waitUntil(running, 'it had a worker', () => {
    workers = childrenOf(running.child.pid!, 'worker.js');
    return workers.length > 0;
  });
  return { ...running, workers };
}

describe('command line: interrupted', function () {
  this.timeout(90_000);
  before(function () {
    // Windows has no signals; there the console's Ctrl-C cannot be sent from a program.
    if (process.platform === 'win32') this.skip();
  });

  it('keeps finished rows on Ctrl-C, marks the run, leaves no worker, and exits with 130', () =>
    withFolder(async out => {
      const { child, finished, workers } = await startLongRun(out);
      child.kill('SIGINT');
      const { status, stdout, stderr } = await finished;
      assert.equal(status, 130);
      assert.match(stdout, /This run was interrupted/);
      assert.match(stderr, /interrupted, finished cases are kept in /);
      const run = await latestRun(out, 'pruning-speed');
      assert.equal(run?.footer.status, 'interrupted');
      assert.ok(run.timed.length > 0);
      assert.ok(run.timed.every(row => row.platform === 'typescript' && row.status === 'measured'));
      assert.deepEqual(workers.filter(isAlive), []);
    }));

  it('ends verify, bench and machine on Ctrl-C with 130, and says what is missing', async () => {
    const atWork = (running: Running) =>
      waitUntil(running, 'it had a worker', () => childrenOf(running.child.pid!, 'worker.js').length > 0);
    const afterTheFirstTable = ({ child }: Running) => once(child.stdout!, 'data');
    for (const [command, until, line] of [
      [['verify'], atWork, /interrupted, the other cases were not verified/],
      [['bench', 'relu', 'matmul'], afterTheFirstTable, /interrupted, the other kernels were not timed/],
      [['machine'], atWork, /^$/],
    ] as const) {
      const running = startCli(...command);
      const { child, finished } = running;
      await until(running);
      child.kill('SIGINT');
      const { status, stderr } = await finished;
      assert.equal(status, 130, command[0]);
      assert.match(stderr.trim(), line);
    }
  });

  it('stops between two pages on Ctrl-C, and says what writes the others', () =>
    withFolder(async out => {
      for (const id of await experimentIds()) {
        for (const name of ['exact.csv', 'timed']) {
          const from = join(PUBLISHED, id, name);
          if (existsSync(from)) await cp(from, join(out, id, name), { recursive: true });
        }
      }
      const running = startCli('report', '--out', out);
      // Of the others nothing is published yet.
      const first = (await experimentIds()).find(id => existsSync(join(out, id)))!;
      const page = join(out, first, 'README.md');
      await waitUntil(running, 'its first page was written', () => existsSync(page));
      running.child.kill('SIGINT');
      const { status, stdout, stderr } = await running.finished;
      const line = `beyond-flops: interrupted, not all pages were written, which npx beyond-flops report --out ${out} does\n`;
      assert.deepEqual([stdout, stderr, status], ['', line, 130]);
      const names = await readdir(out, { recursive: true });
      assert.deepEqual(
        names.filter(name => name.endsWith('.tmp')),
        [],
      );
      assert.ok(!names.includes('report.html'));
    }));

  it('says so where no case was finished', () =>
    withFolder(async out => {
      const running = startCli(...LONG, '--out', out);
      await waitUntil(
        running,
        'its file was there',
        async () => existsSync(out) && (await listRuns(out, 'pruning-speed')).length > 0,
      );
      running.child.kill('SIGINT');
      const { status, stderr } = await running.finished;
      assert.equal(status, 130);
      assert.match(stderr, /interrupted, before a case was finished/);
      assert.equal(await latestRun(out, 'pruning-speed'), undefined);
    }));

  it('leaves a whole file and no worker where its process is killed', () =>
    withFolder(async out => {
      const { child, finished, workers } = await startLongRun(out);
      child.kill('SIGKILL');
      assert.equal((await finished).status, null);
      const run = await latestRun(out, 'pruning-speed');
      assert.equal(run?.footer.status, 'running');
      assert.ok(run.timed.length > 0);
      // A worker notices at its next message that nobody listens.
      for (let waited = 0; waited < 10_000 && workers.some(isAlive); waited += 50) await sleep(50);
      assert.deepEqual(workers.filter(isAlive), []);
    }));

  it('leaves no half-written file where the disk takes only a part of it', () =>
    withFolder(async out => {
      // A limit on the size of files, below that of exact.csv, cuts writing off as a full disk does.
      const { finished } = startLimitedCli(1, 'run', 'flops-vs-mac', '--profile', 'smoke', '--out', out);
      assert.notEqual((await finished).status, 0);
      const names = await readdir(out, { recursive: true });
      assert.deepEqual(
        names.filter(name => !name.endsWith('.tmp')),
        ['flops-vs-mac'],
      );
    }));
});
