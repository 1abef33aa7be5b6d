import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainLine } from '../../../src/errors/foreign-text.js';
import { SCHEMA_VERSION, type TimedRun } from '../../../src/measure/results/rows.js';
import {
  latestRun,
  listNoRuns,
  listRuns,
  readRun,
  runPath,
  writeRun,
} from '../../../src/measure/results/store.js';
import { clumsyFiles, HOSTILE_TEXT } from './hostile-runs.js';
import { sampleRow, sampleRun } from './sample-run.js';

describe('store', () => {
  let out: string;
  beforeEach(async () => {
    out = await mkdtemp(join(tmpdir(), 'beyond-flops-'));
  });
  afterEach(() => rm(out, { recursive: true }));

  const times = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const rows = [sampleRow('a', times), sampleRow('a', times, { again: true })];

  it('reads back what it wrote, and leaves nothing else', async () => {
    const run = sampleRun('r1', rows);
    const path = await writeRun(out, run);
    assert.equal(path, runPath(out, 'toy', 'r1'));
    assert.deepEqual(await readRun(path), run);
    assert.deepEqual(await readdir(join(out, 'toy', 'timed')), ['r1.jsonl']);
  });

  it('reads a file without its last newline, with a byte order mark, and with the line endings of Windows', async () => {
    const run = sampleRun('r1', rows);
    const path = await writeRun(out, run);
    for (const content of Object.values(clumsyFiles(run))) {
      await writeFile(path, content);
      assert.deepEqual(await readRun(path), run);
    }
  });

  it('makes texts plain', async () => {
    const failed = sampleRow('b', [], { status: 'failed', error: `one\ntwo${HOSTILE_TEXT}` });
    const { machine } = sampleRun('r1').header;
    const run = sampleRun('r1', [...rows, failed], {
      header: { machine: { ...machine, cpu: `\u001b[31m${'x'.repeat(100_000)}` } },
    });
    const { header, timed } = await readRun(await writeRun(out, run));
    assert.match(header.machine.cpu, /^\uFFFD\[31mx{390,400}…$/);
    assert.equal(timed[2].error, plainLine(failed.error!));
  });

  it('lists files only, and tells what else is named as they are', async function () {
    if (process.platform === 'win32') this.skip();
    const path = await writeRun(out, sampleRun('r1', rows));
    const [pipe, link, toPipe, folder, nowhere] = ['r2', 'r3', 'r4', 'r5', 'r6'].map(run =>
      runPath(out, 'toy', run),
    );
    execFileSync('mkfifo', [pipe]);
    await symlink(path, link);
    await symlink(pipe, toPipe);
    await symlink(`${path}.none`, nowhere);
    await mkdir(folder);
    assert.deepEqual(await listRuns(out, 'toy'), [link, path]);
    assert.deepEqual(await listNoRuns(out, 'toy'), [nowhere, folder, toPipe, pipe]);
    assert.equal((await latestRun(out, 'toy'))?.header.run, 'r1');
  });

  it('keeps the old file whole where the new one cannot be made', async () => {
    const run = sampleRun('r1', rows);
    const path = await writeRun(out, run);
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    await assert.rejects(writeRun(out, { ...run, timed: [circular as never] }));
    assert.deepEqual(await readRun(path), run);
  });

  it('does not write a value that could not be read back', async () => {
    const row = { ...sampleRow('a', times), warmupNs: Number.NaN };
    await assert.rejects(writeRun(out, sampleRun('r1', [row])), /Expected !NaN|finite|number/);
    await assert.rejects(
      writeRun(out, sampleRun('r1', [...rows, ...rows])),
      /a on typescript: appears twice/,
    );
    assert.deepEqual(await listRuns(out, 'toy'), []);
  });

  it('refuses a folder that cannot be written', async () => {
    await writeFile(join(out, 'file'), '');
    await assert.rejects(writeRun(join(out, 'file'), sampleRun('r1')), {
      name: 'InputError',
      message: /r1\.jsonl: cannot be written \((ENOTDIR|EEXIST|ENOENT)\), expected a folder to write to$/,
    });
  });

  describe('refuses with one line', () => {
    const damaged = async (damage: (lines: string[]) => string): Promise<string> => {
      // A damaged file is none of ours, which a new run would not replace.
      await rm(runPath(out, 'toy', 'r1'), { force: true });
      const path = await writeRun(out, sampleRun('r1', rows));
      await writeFile(path, damage((await readFile(path, 'utf8')).trimEnd().split('\n')));
      return path;
    };
    const refuses = async (damage: (lines: string[]) => string, message: string) => {
      const path = await damaged(damage);
      await assert.rejects(readRun(path), { name: 'InputError', message: message.replace('PATH', path) });
    };
    /** Line i with its JSON changed. */
    const changed = (lines: string[], i: number, change: object) => {
      const copy = [...lines];
      copy[i] = JSON.stringify({ ...JSON.parse(copy[i]), ...change });
      return `${copy.join('\n')}\n`;
    };

    it('a file that does not exist', async () => {
      const path = join(out, 'none.jsonl');
      await assert.rejects(readRun(path), {
        name: 'InputError',
        message: `${path}: cannot be read (ENOENT), expected a results file`,
      });
    });
    it('an empty file and one of another kind', async () => {
      const message = 'PATH: not a timed run of beyond-flops, expected a header in line 1';
      await refuses(() => '', message);
      await refuses(() => 'arm,time\na,1\n', message);
      await refuses(() => '{"type":"header"}\n', message);
      await refuses(lines => changed(lines, 0, { schema: 0 }), message);
    });
    it('a newer schema', () =>
      refuses(
        lines => changed(lines, 0, { schema: SCHEMA_VERSION + 1 }),
        `PATH: schema ${SCHEMA_VERSION + 1} is newer than this version's, expected at most ${SCHEMA_VERSION}`,
      ));
    it('a file without its footer', () =>
      refuses(
        lines => `${lines.slice(0, -1).join('\n')}\n`,
        'PATH: truncated after 5 lines, expected a footer at the end',
      ));
    it('half a line', () =>
      refuses(
        lines => lines.join('\n').slice(0, -5),
        'PATH: truncated after 6 lines, expected a footer at the end',
      ));
    it('a value out of its range', async () => {
      const round = (ns: number) => ({ samplesNs: [[ns], ...times.slice(1).map(time => [time])] });
      await refuses(
        lines => changed(lines, 3, round(1e-160)),
        'PATH:4: samplesNs.0.0 is 1e-160, expected >=1',
      );
      await refuses(
        lines => changed(lines, 3, round(1e160)),
        'PATH:4: samplesNs.0.0 is 1e+160, expected <=86400000000000',
      );
      await refuses(
        lines => changed(lines, 3, { passes: [] }),
        'PATH:4: passes has a length of 0, expected >=1',
      );
      await refuses(lines => changed(lines, 3, { macs: 0.5 }), 'PATH:4: macs is 0.5, expected an integer');
    });
    it('a run without rounds', () =>
      refuses(
        lines => changed(lines, 0, { settings: { ...sampleRun('r').header.settings, rounds: 0 } }),
        'PATH:1: settings.rounds is 0, expected >=1',
      ));
    it('a name that leads elsewhere, is too long, or is markup', async () => {
      const expected = 'expected letters, digits, dots and hyphens';
      await refuses(lines => changed(lines, 0, { run: '../r' }), `PATH:1: run is "../r", ${expected}`);
      await refuses(lines => changed(lines, 0, { run: '`' }), `PATH:1: run is "\`", ${expected}`);
      await refuses(
        lines => changed(lines, 0, { experiment: 'x'.repeat(100_000) }),
        'PATH:1: experiment has a length of 100000, expected <=200',
      );
      await refuses(
        lines => changed(lines, 3, { arm: '<b>\u001b[2J' }),
        'PATH:4: arm is "<b>\uFFFD[2J", expected a name of visible characters, without <, > and `',
      );
    });
    it('more rows than any run has', () =>
      refuses(
        lines => [lines[0], ...Array(20_001).fill(lines[3]), lines[5]].join('\n'),
        'PATH: has more than 20000 rows, expected no more',
      ));
    it('a value of a wrong type, with its line', () =>
      refuses(
        lines => changed(lines, 3, { samplesNs: [[1], ['2']] }),
        'PATH:4: samplesNs.1.0 is "2", expected number',
      ));
    it('a missing value', () =>
      refuses(lines => changed(lines, 3, { macs: undefined }), 'PATH:4: macs is undefined, expected "macs"'));
    it('rows that do not make a run', () =>
      refuses(
        lines => changed(lines, 3, { samplesNs: [[1]] }),
        'PATH: s/a on typescript: samples of 1 rounds, expected 9',
      ));
    it('a row of an unknown type', () =>
      refuses(
        lines => changed(lines, 1, { type: 'other' }),
        'PATH:2: not a row, expected one of type timed or ceiling',
      ));
  });

  describe('latestRun', () => {
    const write = (...runs: TimedRun[]) => Promise.all(runs.map(run => writeRun(out, run)));
    const latest = async () => (await latestRun(out, 'toy'))?.header.run;

    it('is the newest complete and whole one, whatever came after it', async () => {
      await write(
        sampleRun('2026-01-01', rows),
        sampleRun('2026-01-02', rows, { header: { profile: 'full' } }),
        sampleRun('2026-01-03', rows, { header: { selection: 'platforms' } }),
        sampleRun('2026-01-04', rows, { header: { selection: 'cases' } }),
        sampleRun('2026-01-05', rows, { footer: { status: 'interrupted' } }),
        sampleRun('2026-01-06', rows, { header: { profile: 'smoke' } }),
        sampleRun('2026-01-07'),
      );
      assert.equal(await latest(), '2026-01-02');
    });

    it('is one of some platforms before some cases before an interrupted one before a smoke run', async () => {
      await write(sampleRun('2026-01-05'));
      assert.equal(await latest(), undefined);
      await write(sampleRun('2026-01-04', rows, { header: { profile: 'smoke' } }));
      assert.equal(await latest(), '2026-01-04');
      await write(sampleRun('2026-01-03', rows, { footer: { status: 'running' } }));
      assert.equal(await latest(), '2026-01-03');
      await write(sampleRun('2026-01-02', rows, { header: { selection: 'cases' } }));
      assert.equal(await latest(), '2026-01-02');
      await write(sampleRun('2026-01-01', rows, { header: { selection: 'platforms' } }));
      assert.equal(await latest(), '2026-01-01');
    });

    it('is undefined where nothing was run', async () => {
      assert.equal(await latest(), undefined);
      assert.deepEqual(await listRuns(out, 'toy'), []);
    });

    it('does not take the rest of a killed write for a run', async () => {
      await write(sampleRun('2026-01-01', rows));
      await writeFile(`${runPath(out, 'toy', '2026-01-02')}.123456`, '{"type":"hea');
      assert.equal(await latest(), '2026-01-01');
    });
  });
});
