import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SCHEMA_VERSION } from '../../src/measure/results/rows.js';
import { writeRun } from '../../src/measure/results/store.js';
import { placeNames } from '../../src/networks/platforms.js';
import { toyRun } from '../reports/toy-finding.js';
import { callCli } from './in-process.js';
import { cli, cliErrorsInto, cliInto, type Finished, withFolder } from './spawn-cli.js';

/** Asserts that a command says one line on stderr, nothing on stdout, and ends with status 2. */
async function refuses(args: readonly string[], line: string | RegExp): Promise<void> {
  expectRefusal(await callCli(...args), line);
}

function expectRefusal({ stdout, stderr, status }: Finished, line: string | RegExp): void {
  const lines = stderr.trimEnd().split('\n');
  assert.equal(lines.length, 1, stderr);
  if (typeof line === 'string') assert.equal(lines[0], line);
  else assert.match(lines[0], line);
  assert.equal(stdout, '');
  assert.equal(status, 2);
}

describe('command line: bad input is one line and status 2', function () {
  this.timeout(20_000);
  it('an unknown experiment, with the nearest one', async () => {
    const line =
      /^beyond-flops: experiment flops-vs-mc: unknown, did you mean flops-vs-mac\? There are activations/;
    await refuses(['run', 'flops-vs-mc'], line);
    await refuses(['verify', 'flops-vs-mc'], line);
  });

  it('an unknown platform, with the nearest one', async () => {
    await refuses(
      ['run', 'flops-vs-mac', '--platform', 'reference,typscript'],
      `beyond-flops: platform typscript: unknown, did you mean typescript? There are ${placeNames.join(', ')}`,
    );
  });

  it('a case that does not exist, or not in this profile', async () => {
    const line = /^beyond-flops: case arm-x1\/1:7: unknown, did you mean arm-x1\/1:\d\?/;
    await refuses(['run', 'flops-vs-mac', '--case', 'arm-x1/1:7'], line);
    await refuses(['run', 'flops-vs-mac', '--case', 'gpu-x4'], /^beyond-flops: case gpu-x4: unknown, /);
  });

  it('a case or an experiment that is not run on the platforms, or an experiment without the case', async () => {
    const line =
      /^beyond-flops: flops-vs-mac: case gpu-x1\/1:6: not run on reference in the quick profile, expected --platform wasm,wasm-threads/;
    await refuses(['verify', 'flops-vs-mac', '--case', 'gpu-x1/1:6', '--platform', 'reference'], line);
    await refuses(['run', 'flops-vs-mac', '--case', 'gpu-x1/1:6', '--platform', 'reference'], line);
    await refuses(
      ['run', 'flops-vs-mac', 'relu-manifold', '--case', 'arm-x1'],
      'beyond-flops: relu-manifold: has no case arm-x1 in the quick profile, expected one of each experiment: leave relu-manifold out',
    );
  });

  it('a number of rounds or a time that is none, or two budgets', async () => {
    await refuses(
      ['run', 'first-look', '--rounds', '0'],
      'beyond-flops: --rounds: got 0, expected an integer from 1 to 1000',
    );
    await refuses(['reproduce', '--rounds', '2.5'], /^beyond-flops: --rounds: got 2.5, expected an integer /);
    await refuses(
      ['reproduce', '--until-sure', '10'],
      'beyond-flops: --until-sure: got 10, expected a time up to 24h, for instance 90s or 10m',
    );
    await refuses(['run', 'first-look', '--until-sure', '25h'], /^beyond-flops: --until-sure: got 25h, /);
    await refuses(
      ['run', 'first-look', '--until-sure', '10m', '--minutes', '5'],
      /^beyond-flops: option '--until-sure <time>' cannot be used with option '--minutes <number>'/,
    );
  });

  it('an empty value, in quotes', async () => {
    await refuses(['run', 'flops-vs-mac', '--platform', ''], /^beyond-flops: platform "": unknown, /);
    await refuses(['verify', '--seed', ''], /^beyond-flops: --seed: got "", expected an integer /);
    await refuses(['ledger', '--out', ''], 'beyond-flops: --out: got "", expected a folder');
  });

  it('an unknown verb, option, profile or seed', async () => {
    const line = "beyond-flops: unknown command 'rnu' (Did you mean run?)";
    await refuses(['rnu'], line);
    // A process of its own does the same.
    expectRefusal(await cli('rnu'), line);
    await refuses(['list', '--jsn'], "beyond-flops: unknown option '--jsn' (Did you mean --json?)");
    await refuses(
      ['reproduce', '--profile', 'fulll'],
      /^beyond-flops: profile fulll: unknown, did you mean full\?/,
    );
    await refuses(
      ['verify', '--seed', '1.5'],
      'beyond-flops: --seed: got 1.5, expected an integer from 0 to 4294967295',
    );
    await refuses(['verify', '--seed', '0x10'], /^beyond-flops: --seed: got 0x10, expected an integer /);
  });

  it('a verb without what it needs', async () => {
    await refuses(['run'], "beyond-flops: missing required argument 'id'");
  });

  it('an output folder that cannot be written', () =>
    withFolder(async folder => {
      const file = join(folder, 'file');
      await writeFile(file, '');
      await refuses(
        ['run', 'flops-vs-mac', '--out', join(file, 'results')],
        `beyond-flops: --out ${join(file, 'results')}: cannot be written (EEXIST), expected a folder to write to`,
      );
    }));

  it('a folder without results', () =>
    withFolder(async folder => {
      const line = `beyond-flops: ${folder}: no results, expected those of a run: npx beyond-flops run --help`;
      await refuses(['ledger', '--out', folder], line);
      await refuses(['report', '--out', folder], line);
    }));

  it('a results file that is truncated, not ours, or of a newer schema', () =>
    withFolder(async folder => {
      const whole = await writeRun(folder, toyRun(2000));
      const bad = join(folder, 'bad.jsonl');
      const refusesFile = async (text: string, line: string) => {
        await writeFile(bad, text);
        await refuses(['compare', whole, bad], `beyond-flops: ${bad}: ${line}`);
      };
      const header = JSON.stringify(toyRun(2000).header);
      await refusesFile(`${header}\n`, 'truncated after 1 lines, expected a footer at the end');
      await refusesFile('hello\n', 'not a timed run of beyond-flops, expected a header in line 1');
      await refusesFile(
        `${header.replace(`"schema":${SCHEMA_VERSION}`, `"schema":${SCHEMA_VERSION + 1}`)}\n`,
        `schema ${SCHEMA_VERSION + 1} is newer than this version's, expected at most ${SCHEMA_VERSION}`,
      );
    }));

  it('a stdout on a full disk', async function () {
    // The device that is always full is Linux's.
    if (!existsSync('/dev/full')) this.skip();
    const { stderr, status } = await cliInto('/dev/full', 'list');
    assert.equal(stderr, 'beyond-flops: stdout: cannot be written (ENOSPC)\n');
    assert.equal(status, 2);
  });

  it('a stderr on a full disk, which leaves the status', async function () {
    if (!existsSync('/dev/full')) this.skip();
    for (const args of [['rnu'], ['list', '--jsn'], ['run', 'flops-vs-mc'], ['list', 'x']]) {
      const { stdout, stderr, status } = await cliErrorsInto('/dev/full', ...args);
      assert.deepEqual([stdout, stderr, status], ['', '', 2], args.join(' '));
    }
  });

  it('a pipe where a file of a run is expected, which nobody waits for', () =>
    withFolder(async folder => {
      // Windows has none of this kind.
      if (process.platform === 'win32') return;
      const pipe = join(folder, 'run.jsonl');
      execFileSync('mkfifo', [pipe]);
      expectRefusal(
        await cli('compare', pipe, pipe),
        `beyond-flops: ${pipe}: is a pipe, expected a results file`,
      );
    }));

  it('two runs of different experiments', () =>
    withFolder(async folder => {
      const one = await writeRun(folder, toyRun(2000, { experiment: 'group-count' }));
      const other = await writeRun(folder, toyRun(2000, { experiment: 'flops-vs-mac' }));
      await refuses(
        ['compare', one, other],
        `beyond-flops: compare: ${one} is of group-count, ${other} of flops-vs-mac, expected the same experiment`,
      );
    }));
});
