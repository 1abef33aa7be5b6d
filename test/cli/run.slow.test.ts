import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exactPath } from '../../src/measure/results/exact-csv.js';
import { latestRun } from '../../src/measure/results/store.js';
import { withProjectCopy } from './project-copy.js';
import { cli, cliOf, startCli } from './spawn-cli.js';

const ONE_CASE = ['--profile', 'smoke', '--platform', 'typescript', '--case', 'arm-x1/1:2'];

describe('command line: a run and what is made from its files', () => {
  it('measures, prints, writes result files, and makes report and ledger from them again', () =>
    withProjectCopy(async project => {
      const out = join(project, 'my-results');
      const cli = (...args: string[]) => cliOf(project, ...args);
      const run = await cli('run', 'flops-vs-mac', ...ONE_CASE, '--out', out);
      assert.equal(run.status, 0, run.stderr);
      assert.match(run.stdout, /Measured: arm-x1 on typescript/);
      assert.ok(!run.stdout.includes('\u001b'));
      const written = await latestRun(out, 'flops-vs-mac');
      assert.deepEqual(
        written?.timed.map(row => [row.arm, row.again, row.status]),
        [
          ['1:1', false, 'measured'],
          ['1:2', false, 'measured'],
          ['1:1', true, 'measured'],
        ],
      );
      assert.equal(written?.header.selection, 'cases');
      assert.ok(existsSync(exactPath(out, 'flops-vs-mac')));

      const readme = await readFile(join(out, 'flops-vs-mac', 'README.md'), 'utf8');
      const pictures = (await readdir(join(out, 'flops-vs-mac'))).filter(name => name.endsWith('.svg'));
      assert.deepEqual(
        [...readme.matchAll(/\]\(([\w-]+\.svg)\)/g)].map(match => match[1]).sort(),
        pictures.sort(),
      );
      const pages = ['README.md', 'report.html', join('flops-vs-mac', 'README.md')].map(name =>
        join(out, name),
      );
      const before = await Promise.all(pages.map(page => readFile(page, 'utf8')));
      assert.equal((await cli('report', '--out', out)).status, 0);
      assert.deepEqual(await Promise.all(pages.map(page => readFile(page, 'utf8'))), before);

      const ledger = JSON.parse((await cli('ledger', '--json', '--out', out)).stdout);
      const measured = ledger.filter((row: { here?: object }) => row.here);
      assert.ok(measured.length > 0);
      assert.ok(measured.every((row: { experiment: string }) => row.experiment === 'flops-vs-mac'));

      const { run: id } = written!.header;
      const compared = await cli('compare', id, id, '--json', '--out', out);
      const [{ cases, verdictChanges, differences }] = JSON.parse(compared.stdout);
      assert.deepEqual([cases.length, cases[0].overlap, verdictChanges, differences], [1, true, [], []]);
    })).timeout(240_000);

  it('prints JSON and nothing else on stdout with --json', () =>
    withProjectCopy(async project => {
      const { stdout, status } = await cliOf(project, 'run', 'flops-vs-mac', ...ONE_CASE, '--json');
      assert.equal(status, 0);
      const [finding] = JSON.parse(stdout);
      assert.equal(finding.experiment, 'flops-vs-mac');
      assert.equal(finding.status, 'complete');
    })).timeout(240_000);

  it('verifies each case once', async () => {
    const { stdout, status } = await cli('verify', 'flops-vs-mac', ...ONE_CASE, '--json');
    assert.equal(status, 0);
    const cases = JSON.parse(stdout);
    assert.deepEqual(
      cases.map((one: { suite: string; arm: string; passed: boolean }) => [one.suite, one.arm, one.passed]),
      [['arm-x1', '1:2', true]],
    );
  }).timeout(240_000);

  it('ends without a word when the reader of a pipe has gone', async () => {
    const { child, finished } = startCli('list', '--json');
    child.stdout!.destroy();
    const { stderr, status } = await finished;
    assert.equal(stderr, '');
    assert.equal(status, 0);
  }).timeout(20_000);
});
