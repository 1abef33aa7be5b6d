import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeRun } from '../../src/measure/results/store.js';
import { PEERS } from '../../src/peers/peer-runs.js';
import { row, run } from '../peers/sample-run.js';
import { callCli } from './in-process.js';
import { withFolder } from './spawn-cli.js';

describe('command line: peers', function () {
  this.timeout(20_000);
  it('refuses wrong names and numbers in one line, before anything is measured', () =>
    withFolder(async out => {
      const refused: readonly (readonly [string, string, RegExp])[] = [
        [
          '--only',
          'pointwise-129',
          /^beyond-flops: workload pointwise-129: unknown, did you mean pointwise-128\?/,
        ],
        ['--engine', 'onnxruntime', /^beyond-flops: engine onnxruntime: unknown, did you mean onnxruntime-/],
        ['--rounds', '0', /^beyond-flops: --rounds: got 0, expected an integer from 1 to 10000\n$/],
        ['--processes', '101', /^beyond-flops: --processes: got 101, expected an integer from 1 to 100\n$/],
        [
          '--rounds',
          '10000 --processes 11',
          /^beyond-flops: --rounds 10000 with --processes 11: got 110000 rounds, expected at most 100000 together\n$/,
        ],
        ['--threads', '1,x', /^beyond-flops: --threads: got x, expected an integer from 1 to \d+\n$/],
        ['--threads', '5000', /^beyond-flops: --threads: got 5000, expected an integer from 1 to \d+\n$/],
      ];
      for (const [option, value, line] of refused) {
        const { status, stderr, stdout } = await callCli('peers', option, ...value.split(' '), '--out', out);
        assert.equal(status, 2, `${option} ${value}`);
        assert.match(stderr, line);
        assert.equal(stdout, '');
      }
    }));

  it('has nothing to report where nothing was measured', () =>
    withFolder(async out => {
      const { status, stderr } = await callCli('peers', '--report', '--out', out);
      assert.equal(status, 2);
      assert.match(stderr, /peers: got no run, expected one: run peers first\n$/);
      const missing = join(out, 'none');
      assert.equal((await callCli('peers', '--report', '--out', missing)).status, 2);
      assert.ok(!existsSync(missing));
    }));

  it('writes the page of a run again, and prints that run as JSON', () =>
    withFolder(async out => {
      const measured = run([row('conv-64', 'wasm', 1)]);
      await writeRun(out, measured);
      const page = join(out, PEERS, 'README.md');
      const { stdout } = await callCli('peers', '--report', '--out', out);
      assert.equal(stdout, `report: ${page}\n`);
      const json = await callCli('peers', '--report', '--json', '--out', out);
      assert.deepEqual(JSON.parse(json.stdout), JSON.parse(JSON.stringify(measured)));
      await writeFile(page, '# Mine');
      const { stdout: none, stderr, status } = await callCli('peers', '--report', '--out', out);
      const line = `beyond-flops: ${page}: was not written by beyond-flops, expected a new file, or one that it wrote\n`;
      assert.deepEqual([none, stderr, status], ['', line, 2]);
    }));
});
