import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { loadExperiment } from '../../src/experiment/load.js';
import { writeExact } from '../../src/measure/results/exact-csv.js';
import { writeRun } from '../../src/measure/results/store.js';
import { clumsyFiles, HOSTILE_TEXT, hostileFiles } from '../measure/results/hostile-runs.js';
import { currentRun } from './current-run.js';
import { cli, type Finished, withFolder } from './spawn-cli.js';

const ID = 'first-look';

/** Of the hostile files, one of each kind; the readers share their check, and all files are given to it elsewhere. */
const SOME = [
  'no-rounds.jsonl',
  'tiny-times.jsonl',
  'huge-times.jsonl',
  'half.jsonl',
  'script.jsonl',
  'deep.jsonl',
];

/** Signs that a terminal obeys. */
const OBEYED = /(?!\n)[\p{Cc}\p{Cf}]/u;

/** Calls `use` with a folder of results of one experiment: its exact numbers and a run, whose path is given. */
function withResults(use: (out: string, run: string) => Promise<void>): Promise<void> {
  return withFolder(async out => {
    await writeExact(out, ID, (await loadExperiment(ID)).exact());
    await use(out, await writeRun(out, await currentRun(ID)));
  });
}

function refused({ stdout, stderr, status }: Finished, what: string): void {
  assert.equal(status, 2, `${what}: ${stderr}`);
  assert.equal(stdout, '', what);
  assert.match(stderr, /^beyond-flops: [^\n]{1,1000}\n$/, what);
  assert.doesNotMatch(stderr, OBEYED, what);
}

describe('command line: hostile files', function () {
  this.timeout(120_000);

  for (const name of SOME) {
    it(`are refused in one line by ledger, report and compare: ${name}`, () =>
      withResults(async (out, run) => {
        const bad = join(dirname(run), `9${name}`);
        await writeFile(bad, hostileFiles(await currentRun(ID))[name]);
        refused(await cli('ledger', '--out', out), 'ledger');
        refused(await cli('report', '--out', out), 'report');
        refused(await cli('compare', run, bad, '--out', out), 'compare');
      }));
  }

  it('are skipped in one line each by class, whose page shows the others', () =>
    withFolder(async folder => {
      const good = await currentRun(ID);
      const files = { ...hostileFiles(good), ...clumsyFiles(good) };
      for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
      await mkdir(join(folder, 'copies'));
      for (let i = 0; i < 200; i++) {
        await writeFile(join(folder, 'copies', `${i}.jsonl`), files['no-newline.jsonl']);
      }
      const page = join(folder, 'class.html');
      const { stdout, stderr, status } = await cli('class', folder, '--out', page);
      assert.equal(status, 2);
      const lines = stderr.split('\n').filter(line => line.startsWith('beyond-flops: skipped '));
      assert.equal(lines.length, Object.keys(hostileFiles(good)).length, stderr);
      assert.doesNotMatch(stdout + stderr, OBEYED);
      assert.match(stdout, /^203 runs of 2 machines, 21 files skipped$/m);
      assert.doesNotMatch(await readFile(page, 'utf8'), /<img/);
    }));

  it('that are no files are not opened, and named', async function () {
    // Windows has no pipes in folders.
    if (process.platform === 'win32') this.skip();
    await withResults(async (out, run) => {
      const [pipe, link] = ['9-pipe.jsonl', '9-link.jsonl'].map(name => join(dirname(run), name));
      execFileSync('mkfifo', [pipe]);
      await symlink(pipe, link);
      const skipped = [pipe, link]
        .map(path => `beyond-flops: skipped ${path}: is not a regular file, expected a timed run\n`)
        .join('');
      for (const args of [
        ['ledger', '--out', out],
        ['report', '--out', out],
        ['compare', 'here', basename(run, '.jsonl'), '--out', out],
      ]) {
        const { stderr, status } = await cli(...args);
        assert.deepEqual([stderr, status], [skipped, 0], args[0]);
      }
      const { stderr, stdout, status } = await cli('class', out);
      assert.equal(status, 2);
      assert.match(stderr, /9-link\.jsonl: is a symbolic link.*\n.*9-pipe\.jsonl: is not a regular file/);
      assert.match(stdout, /^1 run of 1 machine, 2 files skipped$/m);
    });
  });

  it('whose texts would move the cursor are shown without doing so', () =>
    withResults(async (out, run) => {
      const good = await currentRun(ID);
      const machine = { ...good.header.machine, cpu: HOSTILE_TEXT + 'x'.repeat(100_000) };
      const content = (await readFile(run, 'utf8')).split('\n');
      content[0] = JSON.stringify({ ...good.header, machine });
      await writeFile(run, content.join('\n'));
      for (const args of [['ledger'], ['report'], ['compare', 'published', 'here']]) {
        const { stdout, stderr, status } = await cli(...args, '--out', out);
        assert.deepEqual([stderr, status], ['', 0], args[0]);
        assert.doesNotMatch(stdout, OBEYED, args[0]);
        assert.ok(stdout.length < 100_000, args[0]);
      }
      for (const name of ['README.md', join(ID, 'README.md'), 'report.html']) {
        const page = await readFile(join(out, name), 'utf8');
        // A page has Plotly in it, which has signs of its own.
        if (name.endsWith('.md')) assert.doesNotMatch(page, OBEYED, name);
        assert.doesNotMatch(page, /(?<!\\)<img [^>]*onerror/, name);
      }
      assert.ok(existsSync(join(out, 'report.html')));
    }));
});
