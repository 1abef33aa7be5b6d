import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { listRuns } from '../../src/measure/results/store.js';
import { PEERS, readPeerRun } from '../../src/peers/peer-runs.js';
import { childrenOf, isAlive } from './processes.js';
import { cli, type Running, startCli, waitUntil, withFolder } from './spawn-cli.js';

/** One engine that the main install has, beside ours; what one round takes is over at once. */
const SHORT = ['peers', '--engine', 'onnxruntime-web', '--threads', '1', '--rounds', '1', '--processes', '2'];

/** Starts a comparison and waits until its first workload is written. */
async function startComparison(out: string): Promise<Running & { path: string; processes: number[] }> {
  const running = startCli(...SHORT, '--only', 'depthwise-128,conv-64', '--out', out);
  let path: string | undefined;
  await waitUntil(running, 'its first workload was written', async () => {
    [path] = await listRuns(out, PEERS);
    return path !== undefined && (await readFile(path, 'utf8')).includes('"type":"timed"');
  });
  const processes = childrenOf(running.child.pid!, 'engine-worker.js');
  assert.equal(processes.length, 3);
  return { ...running, path: path!, processes };
}

describe('command line: peers that run', function () {
  this.timeout(90_000);

  it('compares our platform with an engine and writes samples and README', () =>
    withFolder(async out => {
      const { status, stdout } = await cli(...SHORT, '--only', 'depthwise-128', '--out', out);
      assert.equal(status, 0);
      assert.match(stdout, /Time over ours \(wasm\), one thread/);
      const { header, timed, footer } = await readPeerRun((await listRuns(out, PEERS))[0]);
      assert.deepEqual([header.selection, footer.status], ['cases', 'complete']);
      assert.deepEqual(
        timed.map(({ platform, again, status: how }) => [platform, again, how]),
        [
          ['wasm', false, 'measured'],
          ['onnxruntime-web', false, 'measured'],
          ['wasm', true, 'measured'],
        ],
      );
      assert.deepEqual(
        timed.map(({ passes }) => passes),
        Array(3).fill([1, 1]),
      );
      const readme = await readFile(join(out, PEERS, 'README.md'), 'utf8');
      assert.ok(readme.includes(header.run));
    }));

  describe('when they are stopped', () => {
    before(function () {
      // Windows has no signals; there the console's Ctrl-C cannot be sent from a program.
      if (process.platform === 'win32') this.skip();
    });

    it('keep finished workloads on Ctrl-C, mark the run, and leave no process', () =>
      withFolder(async out => {
        const { child, finished, path, processes } = await startComparison(out);
        child.kill('SIGINT');
        const { status, stdout, stderr } = await finished;
        assert.equal(status, 130);
        assert.match(stderr, /interrupted, what is finished is kept in /);
        assert.match(stdout, /depthwise-128/);
        const { timed, footer } = await readPeerRun(path);
        assert.equal(footer.status, 'interrupted');
        assert.ok(timed.length > 0 && timed.every(({ suite }) => suite === 'depthwise-128'));
        assert.deepEqual(processes.filter(isAlive), []);
      }));

    it('leave a whole file and no process where the command is killed', () =>
      withFolder(async out => {
        const { child, finished, path, processes } = await startComparison(out);
        child.kill('SIGKILL');
        assert.equal((await finished).status, null);
        assert.equal((await readPeerRun(path)).footer.status, 'running');
        // A process notices when its turn is over that nobody listens.
        for (let waited = 0; waited < 10_000 && processes.some(isAlive); waited += 50) await sleep(50);
        assert.deepEqual(processes.filter(isAlive), []);
      }));
  });
});
