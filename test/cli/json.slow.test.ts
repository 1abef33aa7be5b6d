import assert from 'node:assert/strict';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { verbs } from '../../src/cli/verbs.js';
import { PUBLISHED } from '../../src/experiment/places.js';
import { writeRun } from '../../src/measure/results/store.js';
import { row, run } from '../peers/sample-run.js';
import { callCli } from './in-process.js';
import { cli, withFolder } from './spawn-cli.js';

const SMOKE = ['--profile', 'smoke', '--platform', 'typescript'];

/** Calls of each verb that has `--json`, and what the value that it prints has to be; `out` holds some results. */
const CALLS: Readonly<Record<string, (out: string) => readonly (readonly string[])[]>> = {
  list: () => [[]],
  run: out => [['first-look', ...SMOKE, '--out', join(out, 'new')]],
  verify: () => [['first-look', ...SMOKE]],
  ledger: out => [[], ['--out', out]],
  compare: out => [
    ['published', 'published'],
    ['here', 'published', '--out', out],
  ],
  'compare-networks': () => [['squeezenet', '--resolution', '32', ...SMOKE]],
  doctor: () => [
    ['squeezenet', '--resolution', '32', '--minutes', '0.05'],
    ['squeezenet', 'squeezenet-1.1', '--resolution', '32', '--minutes', '0.05'],
  ],
  class: out => [
    [out, '--out', join(out, 'page.html')],
    [out, '--out', '/dev/null'],
  ],
  machine: () => [['--no-ceilings']],
  bench: () => [['relu']],
  peers: out => [['--report', '--out', out]],
  models: () => [[], ['mobilenet-v2', '--width', '1.4', '--sort', 'macs']],
  graph: () => [['squeezenet'], ['squeezenet', '--by', 'kind']],
};

/** What measures gets a process of its own. */
const MEASURING = new Set(['run', 'verify', 'compare-networks', 'doctor', 'machine', 'bench']);

describe('command line: --json', function () {
  this.timeout(240_000);

  it('prints one JSON document and nothing else, whatever the verb', () =>
    withFolder(async out => {
      await cp(join(PUBLISHED, 'first-look'), join(out, 'first-look'), { recursive: true });
      await writeRun(out, run([row('conv-64', 'wasm', 1)]));
      for (const { name, load } of verbs) {
        const command = new Command(name);
        (await load()).declare(command);
        if (!command.options.some(({ long }) => long === '--json')) continue;
        assert.ok(CALLS[name], `${name}: expected calls with --json`);
        for (const args of CALLS[name](out)) {
          if (args.includes('/dev/null') && process.platform === 'win32') continue;
          const call = MEASURING.has(name) ? cli : callCli;
          const { stdout, stderr, status } = await call(name, ...args, '--json');
          assert.equal(status, 0, `${name} ${args.join(' ')}: ${stderr}`);
          assert.equal(typeof JSON.parse(stdout), 'object', `${name} ${args.join(' ')}`);
        }
        const { stdout, status } = await callCli(name, '--json', '--no-such');
        assert.deepEqual([stdout, status], ['', 2]);
      }
    }));
});
