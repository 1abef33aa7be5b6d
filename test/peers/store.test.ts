import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { latestPeerRun, readPeerRun, writePeerRun } from '../../src/peers/store.js';
import { withFolder } from '../cli/spawn-cli.js';
import { notMeasured, row, run } from './sample-run.js';

const rows = [row('a', 'wasm', 1), row('a', 'jax', 1, notMeasured('absent', 'not installed'))];

describe('files of peers', () => {
  it('are read as they were written', () =>
    withFolder(async out => {
      const written = run(rows);
      const path = await writePeerRun(out, written);
      assert.equal(path, join(out, 'peers', 'timed', `${written.header.run}.jsonl`));
      assert.deepEqual(await readPeerRun(path), written);
    }));

  it('are refused where they are cut off or hold a wrong value, with the line', () =>
    withFolder(async out => {
      const file = join(out, 'run.jsonl');
      const lines = [run(rows).header, ...rows, run(rows).footer].map(line => JSON.stringify(line));
      await writeFile(file, lines.join('\n'));
      await assert.rejects(readPeerRun(file), { name: 'InputError', message: /truncated after 3 lines/ });
      const wrong = lines.join('\n').replace('"macs":500000000', '"macs":-1');
      await writeFile(file, `${wrong}\n`);
      await assert.rejects(readPeerRun(file), { name: 'InputError', message: /run\.jsonl:2: macs is -1/ });
      await assert.rejects(writePeerRun(out, run([row('a', 'wasm', Number.NaN)])));
    }));

  it('show the newest complete run of everything, before a newer one of some', () =>
    withFolder(async out => {
      assert.equal(await latestPeerRun(out), undefined);
      const write = (name: string, header = {}, footer = {}, content = rows) =>
        writePeerRun(out, run(content, { run: name, ...header }, footer));
      const shown = async () => (await latestPeerRun(out))?.header.run;
      await write('2026-01-05', {}, { status: 'running' }, []);
      assert.equal(await shown(), undefined);
      await write('2026-01-04', {}, { status: 'interrupted' });
      assert.equal(await shown(), '2026-01-04');
      await write('2026-01-03', { selection: 'some' });
      assert.equal(await shown(), '2026-01-03');
      await write('2026-01-01');
      await write('2026-01-02');
      assert.equal(await shown(), '2026-01-02');
    }));
});
