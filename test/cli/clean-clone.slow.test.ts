import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadExperiment } from '../../src/experiment/load.js';
import { exactHash, writeExact } from '../../src/measure/results/exact-csv.js';
import type { TimedRun } from '../../src/measure/results/rows.js';
import { latestRun, listRuns, writeRun } from '../../src/measure/results/store.js';
import { currentRun } from './current-run.js';
import { changedFiles, PUBLISHED_IN_COPY as ID, withProjectCopy } from './project-copy.js';
import { cliOf } from './spawn-cli.js';

/** Keeps a run as the reader's own. */
async function keepHere(project: string, run: TimedRun): Promise<void> {
  const here = join(project, 'results', 'here');
  await writeExact(here, ID, (await loadExperiment(ID)).exact());
  await writeRun(here, run);
}

describe('command line: the files of a clone', function () {
  this.timeout(240_000);

  it('stay as they are after a run, and every view finds the run beside the published one', () =>
    withProjectCopy(async project => {
      assert.deepEqual(await changedFiles(project), []);
      const fresh = await cliOf(project, 'ledger');
      assert.equal(fresh.status, 0, fresh.stderr);
      assert.match(fresh.stdout, /^ {2}published run +platforms$/m);
      assert.match(fresh.stdout, /^ {2}not measured +every machine$/m);

      const run = await cliOf(project, 'run', ID, '--profile', 'smoke');
      assert.equal(run.status, 0, run.stderr);
      assert.match(run.stdout, /^Here: .*, smoke profile, .*\nPublished run: .*, quick profile, /m);
      assert.match(run.stdout, /^ {2}can't tell \(typescript, published: reproduced\): /m);
      const here = join(project, 'results', 'here');
      assert.ok(run.stdout.endsWith(`report: ${join(here, 'report.html')}\n`), run.stdout);
      assert.deepEqual((await readdir(here)).sort(), ['README.md', ID, 'report.html']);
      assert.equal((await latestRun(here, ID))?.header.profile, 'smoke');

      const { stdout } = await cliOf(project, 'ledger');
      assert.match(stdout, /^ {2}here +published run +platforms$/m);
      assert.match(stdout, /^ {2}can't tell +reproduced +typescript$/m);
      assert.equal((await cliOf(project, 'report')).status, 0);
      const compared = await cliOf(project, 'compare', 'published', 'here');
      assert.equal(compared.status, 0, compared.stderr);
      assert.match(compared.stdout, /│ published +│ here +│/);
      assert.deepEqual(await changedFiles(project), []);
    }));

  it('change by publish, and by nothing else', () =>
    withProjectCopy(async project => {
      const results = join(project, 'results');
      const before = await listRuns(results, ID);
      const run = await currentRun(ID);
      await keepHere(project, run);
      const { status, stdout, stderr } = await cliOf(project, 'publish', ID);
      assert.equal(status, 0, stderr);
      assert.match(stdout, new RegExp(`^published: ${ID}, 2999-01-31, quick profile, `));
      const [newest, ...older] = await listRuns(results, ID);
      assert.ok(newest.endsWith(`${run.header.run}.jsonl`));
      assert.deepEqual(older, before);
      const page = await readFile(join(results, ID, 'README.md'), 'utf8');
      assert.ok(page.includes(run.header.run));
      assert.match(await readFile(join(results, 'README.md'), 'utf8'), /^- Published run: 2999-01-31/m);
      assert.ok((await changedFiles(project)).every(path => path.startsWith('results/')));
      assert.ok(!existsSync(join(results, 'report.html')));

      await writeFile(join(results, ID, 'README.md'), 'stale');
      await rm(join(results, 'here'), { recursive: true });
      assert.equal((await cliOf(project, 'publish', '--pages')).status, 0);
      assert.equal(await readFile(join(results, ID, 'README.md'), 'utf8'), page);
    }));

  it('are not changed by results that may not be published, which is said in one line', () =>
    withProjectCopy(async project => {
      const refuses = async (line: RegExp, ...ids: string[]) => {
        const { status, stdout, stderr } = await cliOf(project, 'publish', ...ids);
        assert.match(stderr, line);
        assert.deepEqual([status, stdout, stderr.split('\n').length], [2, '', 2]);
        assert.deepEqual(await changedFiles(project), []);
      };
      await refuses(
        /^beyond-flops: publish: first-look: no results in .*here, expected a complete run: npx /,
        ID,
      );
      await refuses(/^beyond-flops: experiment frist-look: unknown, did you mean first-look\?/, 'frist-look');
      await refuses(
        /^beyond-flops: publish: got first-look and --pages, expected one of the two/,
        ID,
        '--pages',
      );
      await refuses(/^beyond-flops: publish: peers: no run in .*, expected a complete run: npx /, 'peers');

      const whole = await currentRun(ID);
      const unfit: readonly (readonly [TimedRun, RegExp])[] = [
        [
          { ...whole, footer: { ...whole.footer, status: 'interrupted' } },
          /was interrupted, expected a complete/,
        ],
        [await currentRun(ID, { selection: 'cases' }), /is of some cases only, expected/],
        [await currentRun(ID, { selection: 'platforms' }), /is of some platforms only, expected/],
        [await currentRun(ID, { definition: 'other' }), /The experiment is not what run .* measured/],
        [await currentRun(ID, { exact: 'other' }), /exact\.csv and run .* do not belong together/],
        [await currentRun(ID, { startedAt: '2000-01-31T10:00:00.000Z' }), /is older than the published run/],
      ];
      for (const [run, line] of unfit) {
        await keepHere(project, run);
        await refuses(line, ID);
        await refuses(line);
      }
      const other = [{ case: 'layers/conv 3×3', quantity: 'macs', unit: 'multiply-accumulates', value: 1 }];
      await keepHere(project, await currentRun(ID, { exact: exactHash(other) }));
      await writeExact(join(project, 'results', 'here'), ID, other);
      await refuses(/exact\.csv is not what this version computes, expected the same numbers/, ID);
    }));

  it('are refused as the place of a reader’s results', () =>
    withProjectCopy(async project => {
      for (const args of [['run', ID, '--profile', 'smoke'], ['report'], ['peers', '--report']]) {
        const { status, stderr } = await cliOf(project, ...args, '--out', 'results');
        assert.match(
          stderr,
          /^beyond-flops: --out results: holds the published run, expected another folder/,
        );
        assert.equal(status, 2);
      }
      assert.deepEqual(await changedFiles(project), []);
      // The guard would be worth nothing if a change did not show.
      await writeFile(join(project, 'results', 'new'), '');
      assert.deepEqual(await changedFiles(project), ['results/new']);
    }));
});
