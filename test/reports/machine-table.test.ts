import assert from 'node:assert/strict';
import type { CacheRecord } from '../../src/measure/results/rows.js';
import { machineTable, runTable } from '../../src/reports/machine-table.js';
import { toyRun } from './toy-finding.js';

describe('runTable', () => {
  it('has the version of the native engine where one of the two runs had it', () => {
    const { header } = toyRun(2000);
    const native = { ...header, engines: { ...header.engines, onnxruntime: 'onnxruntime-node 1.30.0' } };
    const rowOf = (...runs: Parameters<typeof runTable>) =>
      runTable(...runs).rows.find(([property]) => property === 'engine of onnxruntime');
    assert.equal(rowOf(header), undefined);
    assert.deepEqual(rowOf(native), ['engine of onnxruntime', 'onnxruntime-node 1.30.0']);
    assert.deepEqual(rowOf(header, native)?.slice(1), [null, 'onnxruntime-node 1.30.0']);
    assert.deepEqual(rowOf(native, header)?.slice(1), ['onnxruntime-node 1.30.0', null]);
  });
});

describe('machineTable', () => {
  const caches = (records: readonly CacheRecord[]) => {
    const { machine } = toyRun(2000).header;
    return machineTable({ ...machine, caches: records }).rows.find(
      ([property]) => property === 'caches',
    )?.[1];
  };

  it('says of caches without line length and ways that their sizes are the system’s own account', () => {
    const known = { level: 1, bytes: 49152, lineBytes: 64, ways: 12 };
    assert.equal(caches([known]), 'L1 48 KiB (12-way)');
    assert.equal(
      caches([{ level: 2, bytes: 4194304 }]),
      'L2 4 MiB (as the system reports them, of one core or of all)',
    );
    assert.equal(caches([]), '–');
  });
});
