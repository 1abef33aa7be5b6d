import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listRuns, writeRun } from '../../src/measure/results/store.js';
import { isPeerRun, latestPeerRun, PEERS, readPeerRun } from '../../src/peers/peer-runs.js';
import { peersReadme } from '../../src/peers/readme.js';
import { withFolder } from '../cli/spawn-cli.js';
import { row, run } from './sample-run.js';

/** The content of a file from before comparisons had the schema of all runs. */
function oldFile(measured: object = {}): string {
  const { header, footer } = run([]);
  const { experiment: _, profile: __, definition: ___, exact: ____, engines: _____, ...old } = header;
  const place = { type: 'peer', workload: 'conv-64', threads: 2, again: false };
  const times = { samplesNs: Array(9).fill([2, 3]), warmupNs: 5, warm: true, checkError: 0 };
  const lines = [
    { ...old, selection: 'some' },
    {
      ...{ ...place, engine: 'wasm-threads', status: 'measured', version: 'our kernels' },
      ...{ ...times, macs: 7, idleShare: 0.25, ...measured },
    },
    {
      ...{ ...place, engine: 'jax', status: 'unsupported', reason: 'no such op', version: '0.1' },
      ...{ ...times, samplesNs: [], checkError: null, macs: 7, idleShare: 0 },
    },
    { ...place, engine: 'tensorflow', status: 'failed', reason: 'x', ...times, macs: 7, idleShare: 0 },
    footer,
  ];
  return lines.map(line => `${JSON.stringify(line)}\n`).join('');
}

describe('files of peers', () => {
  it('are read as they were written, and known from their header', () =>
    withFolder(async out => {
      const written = run([row('conv-64', 'wasm', 1)]);
      const path = await writeRun(out, written);
      assert.deepEqual(await readPeerRun(path), written);
      assert.ok(isPeerRun(await readFile(path, 'utf8')));
      const other = await writeRun(out, { ...written, header: { ...written.header, experiment: 'zoo' } });
      assert.ok(!isPeerRun(await readFile(other, 'utf8')));
    }));

  it('are read in the old schema too', () =>
    withFolder(async out => {
      const path = join(out, 'old.jsonl');
      await writeFile(path, oldFile());
      assert.ok(isPeerRun(oldFile()));
      const { header, timed, footer } = await readPeerRun(path);
      assert.deepEqual([header.experiment, header.selection, footer.status], [PEERS, 'cases', 'complete']);
      assert.deepEqual(header.engines, { 'wasm-threads': 'our kernels', jax: '0.1' });
      assert.deepEqual(
        timed.map(({ suite, platform, arm, status, cause, error, idleShare }) => {
          return [suite, platform, arm, status, cause, error, idleShare];
        }),
        [
          ['conv-64', 'wasm-threads', '2', 'measured', undefined, undefined, 0.25],
          ['conv-64', 'jax', '2', 'failed', 'unsupported', 'no such op', 0],
          ['conv-64', 'tensorflow', '2', 'failed', undefined, 'x', 0],
        ],
      );
      // Four times 64 · 56 · 56 values in, as many out, and 3 · 3 · 64 · 64 weights.
      assert.equal(timed[0].memoryAccessCost, 4 * (2 * 64 * 56 * 56 + 9 * 64 * 64));
      assert.deepEqual([timed[0].macs, timed[0].samplesNs.length], [7, 9]);
    }));

  it('are refused in the old schema where they are cut off or hold a wrong value, with the line', () =>
    withFolder(async out => {
      const path = join(out, 'old.jsonl');
      const refuses = async (content: string, message: RegExp) => {
        await writeFile(path, content);
        await assert.rejects(readPeerRun(path), { name: 'InputError', message });
      };
      await refuses(oldFile().trimEnd().slice(0, -9), /truncated after 5 lines/);
      await refuses(oldFile({ macs: -1 }), /old\.jsonl:2: macs is -1/);
      await refuses(oldFile({ samplesNs: [[1]] }), /samples of 1 rounds, expected 9/);
      await refuses(oldFile({ workload: 'conv-65' }), /conv-65.* memory access cost is 0/);
    }));

  it('that are committed are read, and the README says what the shown one holds', async () => {
    const paths = await listRuns('results', PEERS);
    for (const path of paths) assert.ok((await readPeerRun(path)).timed.length > 0);
    assert.ok(paths.length >= 2);
    const shown = await latestPeerRun('results');
    assert.equal(await readFile(join('results', PEERS, 'README.md'), 'utf8'), peersReadme(shown!));
  });
});
