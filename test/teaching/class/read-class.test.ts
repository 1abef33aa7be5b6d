import assert from 'node:assert/strict';
import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { readClass } from '../../../src/teaching/class/read-class.js';
import { withFolder } from '../../cli/spawn-cli.js';
import { toyRun } from '../../reports/toy-finding.js';
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

  it('reports the progress in bytes before each file', () =>
    withFolder(async folder => {
      await handIn(folder, { 'a.jsonl': good, 'b.jsonl': good });
      const told: [string, number][] = [];
      await readClass(folder, known, (name, share) => told.push([name, share]));
      assert.deepEqual(told, [
        ['a.jsonl', 0],
        ['b.jsonl', 0.5],
      ]);
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
      'an unknown experiment',
      linesOf(toyRun(2000, { experiment: 'toi\u001b[31m' })),
      'experiment toi\uFFFD[31m: unknown, did you mean toy? There are toy',
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
      /^cannot be judged \(.*Infinity.*\), expected a timed run$/,
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
      'has 20,001 rows, expected at most 20,000',
    );
    skips(
      'more rounds than any run has',
      linesOf({
        ...run,
        header: { ...run.header, settings: { ...run.header.settings, rounds: 1001 } },
        timed: [{ ...first, samplesNs: Array.from({ length: 1001 }, () => [1]) }],
      }),
      'has 1,001 rounds, expected at most 1,000',
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
      assert.match(run.header.commit, /^a\uFFFDb\uFFFD\[2J\uFFFDc{380,400}…$/);
    }));
});
