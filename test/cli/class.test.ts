import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { writeRun } from '../../src/measure/results/store.js';
import { currentRun } from './current-run.js';
import { callCli } from './in-process.js';
import { withProjectCopy } from './project-copy.js';
import { cliOf, withFolder } from './spawn-cli.js';

/** A run of this version in a student's folder. */
async function handIn(folder: string): Promise<void> {
  const path = await writeRun(folder, await currentRun('flops-vs-mac'));
  await rename(path, join(folder, basename(path)));
  await rm(join(folder, 'flops-vs-mac'), { recursive: true });
}

describe('command line: class', function () {
  this.timeout(30_000);

  it('writes one page into the folder and ends with a summary', () =>
    withFolder(async folder => {
      await handIn(join(folder, 'anna'));
      const { stdout, stderr, status } = await callCli('class', folder);
      assert.equal(stderr, '');
      assert.equal(status, 0);
      assert.match(stdout, /FLOPs against memory access cost.*: 1 machine$/m);
      assert.match(stdout, /^1 run of 1 machine$/m);
      const page = join(folder, 'class.html');
      assert.ok(stdout.endsWith(`page: ${page}\n`), stdout);
      assert.match(await readFile(page, 'utf8'), /^<!doctype html>[\s\S]*<\/html>\n$/);
      assert.deepEqual((await readdir(folder)).sort(), ['anna', 'class.html']);
    }));

  it('names and skips a bad file, still writes the page where it was asked to, and ends with status 2', () =>
    withFolder(async folder => {
      const [class_, page] = [join(folder, 'class'), join(folder, 'pages', 'week-3.html')];
      await handIn(join(class_, 'anna'));
      await writeFile(join(class_, 'bad.jsonl'), 'hello\n');
      const { stdout, stderr, status } = await callCli('class', class_, '--out', page, '--json');
      assert.equal(
        stderr,
        `beyond-flops: skipped ${join(class_, 'bad.jsonl')}: not a timed run of beyond-flops, expected a header in line 1\n`,
      );
      assert.equal(status, 2);
      const { machines, experiments, skipped } = JSON.parse(stdout);
      assert.deepEqual(
        [machines.length, experiments.map((one: { experiment: string }) => one.experiment), skipped.length],
        [1, ['flops-vs-mac'], 1],
      );
      assert.match(await readFile(page, 'utf8'), /id="skipped"/);
      assert.ok(!existsSync(join(class_, 'class.html')));
    }));

  it('refuses a folder without a run, a missing one and a file in one line', () =>
    withFolder(async folder => {
      const refuses = async (path: string, line: string) => {
        const { stdout, stderr, status } = await callCli('class', path);
        assert.deepEqual([stdout, stderr, status], ['', `beyond-flops: ${line}\n`, 2]);
      };
      await refuses(
        folder,
        `${folder}: no timed run among 0 files, expected *.jsonl files of npx beyond-flops run`,
      );
      const none = join(folder, 'none');
      await refuses(none, `${none}: does not exist, expected a folder of timed runs`);
      const file = join(folder, 'file');
      await writeFile(file, '');
      await refuses(file, `${file}: is a file, expected a folder of timed runs`);
      assert.deepEqual(await readdir(folder), ['file']);
    }));

  it('replaces its own last page and nothing else, unless it is told to', () =>
    withFolder(async folder => {
      await handIn(join(folder, 'anna'));
      const [name] = await readdir(join(folder, 'anna'));
      const run = join(folder, 'anna', name);
      const before = await readFile(run, 'utf8');
      const page = join(folder, 'class.html');
      const refuses = async (line: string, ...args: string[]) => {
        const { stdout, stderr, status } = await callCli('class', folder, ...args);
        assert.deepEqual([stdout, stderr, status], ['', `beyond-flops: ${line}\n`, 2]);
      };
      await writeFile(page, 'mine');
      await refuses(
        `${page}: was not written by beyond-flops, expected a new file, or --force to replace it`,
      );
      await refuses(`${page}: exists, expected a new file, or --force to replace it`, '--out', page);
      assert.equal(await readFile(page, 'utf8'), 'mine');
      assert.equal((await callCli('class', folder, '--force')).status, 0);
      assert.equal((await callCli('class', folder)).status, 0);
      await refuses(`${page}: exists, expected a new file, or --force to replace it`, '--out', page);

      // A hand-in is never replaced, whatever its path is spelled like.
      await link(run, join(folder, 'hard.html'));
      for (const out of [run, `${folder}/./anna/../anna/${name}`, join(folder, 'hard.html')]) {
        await refuses(
          `--out ${out}: is ${run}, which was handed in, expected another file`,
          ...['--out', out, '--force'],
        );
      }
      assert.equal(await readFile(run, 'utf8'), before);
    }));

  it('writes the page to stdout where that is named, without tables, and not where JSON goes', () =>
    withFolder(async folder => {
      // Windows has no such name.
      if (!existsSync('/dev/stdout')) return;
      await handIn(folder);
      const page = await callCli('class', folder, '--out', '/dev/stdout');
      assert.deepEqual([page.stderr, page.status], ['', 0]);
      assert.match(page.stdout, /^<!doctype html>[\s\S]*<\/html>\n$/);
      const { stdout, stderr, status } = await callCli('class', folder, '--out', '/dev/stdout', '--json');
      const line = 'beyond-flops: --out /dev/stdout: is where --json goes, expected a file\n';
      assert.deepEqual([stdout, stderr, status], ['', line, 2]);
    }));

  it('refuses a page that cannot be written', () =>
    withFolder(async folder => {
      await handIn(join(folder, 'anna'));
      const { stderr, status } = await callCli('class', folder, '--out', join(folder, 'anna'));
      assert.match(stderr, /anna: is a folder, expected a file\n$/);
      assert.equal(status, 2);
      assert.deepEqual(await readdir(folder), ['anna']);
    }));

  it('judges a run of an experiment that was never published, by exact numbers that it computes', () =>
    withProjectCopy(async project => {
      const folder = join(project, 'hand-ins');
      await handIn(join(folder, 'anna'));
      const { stdout, stderr, status } = await cliOf(project, 'class', folder, '--json');
      assert.equal(stderr, '');
      assert.equal(status, 0);
      const [{ experiment }] = JSON.parse(stdout).experiments;
      assert.ok(!existsSync(join(project, 'results', experiment)));
      assert.doesNotMatch(stdout, /not judged/);
    }));
});
