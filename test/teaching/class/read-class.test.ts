import assert from 'node:assert/strict';
import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { Experiment } from '../../../src/experiment/experiment.js';
import { classResults } from '../../../src/teaching/class/class-results.js';
import { readClass } from '../../../src/teaching/class/read-class.js';
import { runsTable } from '../../../src/teaching/class/tables.js';
import { withFolder } from '../../cli/spawn-cli.js';
import { clumsyFiles } from '../../measure/results/hostile-runs.js';
import { toyExperiment, toyRun } from '../../reports/toy-finding.js';
import { handIn, known, linesOf, readAll } from './toy-class.js';

const good = linesOf(toyRun(2000));

describe('reading what a class handed in', () => {
  it('judges each run by its timed claims, and forgets its samples', () =>
    withFolder(async folder => {
      await handIn(folder, { 'anna/toy/timed/x.jsonl': good });
      const [run] = await readAll(folder);
      assert.equal(run.file, 'anna/toy/timed/x.jsonl');
      assert.equal(run.handIn, 'anna');
      assert.deepEqual([run.ofThisVersion, run.exactOfThisVersion], [true, true]);
      assert.deepEqual(
        run.claims.map(({ claim, verdicts }) => [claim.id, verdicts.map(one => [one.platform, one.verdict])]),
        [['slower', [['typescript', 'reproduced']]]],
      );
      assert.ok(!JSON.stringify(run).includes('samplesNs'));
    }));

  it('reports the progress in bytes before each file and while its claims are judged', () =>
    withFolder(async folder => {
      const other = good.replace('"seed":1', '"seed":2');
      await handIn(folder, { 'a.jsonl': good, 'b.jsonl': other });
      const told: [string, number][] = [];
      await readClass(folder, known, (name, share) => told.push([name, share]));
      assert.deepEqual(told, [
        ['a.jsonl', 0],
        ['a.jsonl', 0.25],
        ['b.jsonl', 0.5],
        ['b.jsonl', 0.75],
      ]);
    }));

  it('judges what was handed in several times once, and lists every file', () =>
    withFolder(async folder => {
      let judged = 0;
      const experiment: Experiment = {
        ...toyExperiment,
        claims: toyExperiment.claims.map(claim => ({
          ...claim,
          judge(...given) {
            judged++;
            return claim.judge(...given);
          },
        })),
      };
      const copies = Array.from({ length: 50 }, (_, i) => [`${i}/toy/timed/x.jsonl`, good]);
      await handIn(folder, { ...Object.fromEntries(copies), 'a/bad.jsonl': 'x', 'b/bad.jsonl': 'x' });
      const { runs, skipped } = await readClass(folder, [{ experiment, exact: experiment.exact() }]);
      assert.equal(judged, 1);
      assert.equal(new Set(runs.map(({ file }) => file)).size, 50);
      assert.equal(new Set(runs.map(({ handIn: who }) => who)).size, 50);
      assert.deepEqual(
        skipped.map(({ name }) => name),
        ['a/bad.jsonl', 'b/bad.jsonl'],
      );
      const [{ counted, others }] = classResults(runs).sections;
      assert.deepEqual([counted.length, others.length], [1, 49]);
    }));

  it('reads a file without its last newline, with a byte order mark, and with the line endings of Windows', () =>
    withFolder(async folder => {
      await handIn(folder, clumsyFiles(toyRun(2000)));
      assert.equal((await readAll(folder)).length, 3);
    }));

  it('keeps the first warnings of a run and their number', () =>
    withFolder(async folder => {
      const run = toyRun(2000);
      const warnings = Array.from({ length: 1000 }, (_, i) => `warning ${i}`);
      await handIn(folder, { 'x.jsonl': linesOf({ ...run, footer: { ...run.footer, warnings } }) });
      const [read] = await readAll(folder);
      assert.deepEqual(read.footer.warnings, warnings.slice(0, 5));
      assert.equal(read.warnings, 1000);
      const { sections } = classResults([read]);
      assert.match(String(runsTable(sections[0]).rows[0].at(-1)), /; warning 4; 995 more warnings$/);
    }));

  it('leaves out files of bench:peers without reporting them as skipped', () =>
    withFolder(async folder => {
      await handIn(folder, {
        'old.jsonl': '{"type":"header","schema":1}\n{"type":"peer"}\n',
        'new.jsonl': '{"type":"header","schema":1,"experiment":"peers"}\n',
      });
      assert.deepEqual(await readClass(folder, known), { runs: [], skipped: [], peerFiles: 2 });
    }));

  describe('skips, with one line,', () => {
    const run = toyRun(2000);
    const [first] = run.timed;
    const skips = (title: string, text: string, reason: string | RegExp) =>
      it(title, () =>
        withFolder(async folder => {
          await handIn(folder, { 'bad.jsonl': text, 'good.jsonl': good });
          const { runs, skipped } = await readClass(folder, known);
          assert.deepEqual(
            runs.map(({ file }) => file),
            ['good.jsonl'],
          );
          assert.equal(skipped.length, 1);
          assert.equal(skipped[0].name, 'bad.jsonl');
          if (typeof reason === 'string') assert.equal(skipped[0].reason, reason);
          else assert.match(skipped[0].reason, reason);
        }),
      );
    const withRow = (json: string) => {
      const lines = good.split('\n');
      return [lines[0], json, ...lines.slice(2)].join('\n');
    };

    skips('an empty file', '', 'not a timed run of beyond-flops, expected a header in line 1');
    skips('a picture', '\u0089PNG\r\n\u001a\n\0', /^not a timed run of beyond-flops/);
    skips('half a file', good.slice(0, 1500), /^truncated after \d lines, expected a footer at the end$/);
    skips(
      'NaN, which is no JSON',
      withRow(JSON.stringify(first).replace('"warmupNs":1000', '"warmupNs":NaN')),
      'line 2: not a row, expected one of type timed or ceiling',
    );
    skips(
      'a number that is not finite',
      withRow(JSON.stringify(first).replace('"warmupNs":1000', '"warmupNs":1e999')),
      /^line 2: warmupNs is Infinity/,
    );
    skips('deep nesting', `${'['.repeat(1e6)}\n`, /^not a timed run/);
    skips(
      'deep nesting in a field',
      withRow(`{"type":"timed","suite":${'['.repeat(1e5)}${']'.repeat(1e5)}}`),
      'line 2: suite is Array, expected string',
    );
    skips('a huge line', JSON.stringify({ ...run.header, run: 'x'.repeat(1e7) }), /^truncated after 1 lines/);
    skips(
      'an experiment whose name is none',
      linesOf(toyRun(2000, { experiment: 'toi\u001b[31m' })),
      'line 1: experiment is "toi\uFFFD[31m", expected letters, digits, dots and hyphens',
    );
    skips(
      'an experiment that there is not',
      linesOf(toyRun(2000, { experiment: 'toi' })),
      'experiment toi: unknown, did you mean toy? There are toy',
    );
    skips(
      'an unknown platform',
      good.replaceAll('"platform":"typescript"', '"platform":"typscript"'),
      /^platform typscript: unknown, did you mean typescript\?/,
    );
    skips(
      'samples from which no ratio can be computed',
      linesOf({
        ...run,
        timed: run.timed.map((row, i) => ({
          ...row,
          samplesNs: row.samplesNs.map(() => [i === 0 ? 1e-308 : 1e308]),
        })),
      }),
      'line 2: samplesNs.0.0 is 1e-308, expected >=1',
    );
    skips(
      'more rows than any run has',
      linesOf({
        ...run,
        timed: Array.from({ length: 20_001 }, (_, i) => ({
          ...first,
          arm: String(i),
          status: 'failed',
          samplesNs: [],
        })),
      }),
      'has more than 20000 rows, expected no more',
    );
    skips(
      'more rounds than any run has',
      linesOf({
        ...run,
        header: { ...run.header, settings: { ...run.header.settings, rounds: 5001 } },
        timed: [{ ...first, samplesNs: Array.from({ length: 5001 }, () => [1]) }],
      }),
      'has 5,001 rounds, expected at most 5,000',
    );

    it('a file of more than 50 MiB, without reading it', () =>
      withFolder(async folder => {
        await handIn(folder, { 'big.jsonl': '' });
        await truncate(join(folder, 'big.jsonl'), 50 * 2 ** 20 + 2 ** 19);
        const { skipped } = await readClass(folder, known);
        assert.deepEqual(skipped, [{ name: 'big.jsonl', reason: 'has 50.5 MiB, expected at most 50 MiB' }]);
      }));
  });

  it('takes no prototype from a file', () =>
    withFolder(async folder => {
      const pollution = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}';
      await handIn(folder, {
        'x.jsonl': good
          .replace('{"type":"header"', `{${pollution},"type":"header"`)
          .replace('"engines":{', `"engines":{"__proto__":"x",`),
      });
      const [run] = await readAll(folder);
      assert.equal(({} as { polluted?: number }).polluted, undefined);
      assert.equal((run.header as { polluted?: number }).polluted, undefined);
      assert.equal(Object.getPrototypeOf(run.header.engines), Object.prototype);
      assert.ok(!Object.hasOwn(run.header, 'constructor'));
    }));

  it('shows texts from files as one line without invisible characters', () =>
    withFolder(async folder => {
      await handIn(folder, {
        'x.jsonl': linesOf(toyRun(2000, { commit: `a\nb\u001b[2J\u202e${'c'.repeat(1000)}` })),
      });
      const [run] = await readAll(folder);
      assert.match(run.header.commit, /^a b\uFFFD\[2J\uFFFDc{380,400}…$/);
    }));
});
