import assert from 'node:assert/strict';
import { cli, withFolder } from './spawn-cli.js';

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
      await Promise.all(
        refused.map(async ([option, value, line]) => {
          const { status, stderr, stdout } = await cli('peers', option, ...value.split(' '), '--out', out);
          assert.equal(status, 2, `${option} ${value}`);
          assert.match(stderr, line);
          assert.equal(stdout, '');
        }),
      );
    }));

  it('has nothing to report where nothing was measured', () =>
    withFolder(async out => {
      const { status, stderr } = await cli('peers', '--report', '--out', out);
      assert.equal(status, 2);
      assert.match(stderr, /peers: got no run, expected one: run peers first\n$/);
    }));
});
