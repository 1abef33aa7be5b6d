import assert from 'node:assert/strict';
import { roofline } from '../../../src/cost/roofline.js';
import { ceilings, probesOf } from '../../../src/measure/ceilings/ceilings.js';
import type { CeilingRow } from '../../../src/measure/results/rows.js';
import { addressOf } from '../../../src/wasm/memory.js';

describe('the measured ceilings', () => {
  const seen: [number, number, CeilingRow][] = [];
  const rows = ceilings('javascript', { profile: 'smoke' }, (...call) => seen.push(call));

  it('are a compute row and a bandwidth row per power of two from 4 KiB on', () => {
    assert.deepEqual([rows[0].kind, rows[0].workingSetBytes], ['compute', 0]);
    const sizes = rows.slice(1).map(row => row.workingSetBytes);
    assert.ok(sizes.length >= 1);
    assert.deepEqual(
      sizes,
      sizes.map((_, i) => 4096 * 2 ** i),
    );
    assert.ok(rows.slice(1).every(row => row.kind === 'bandwidth' && row.engine === 'javascript'));
  });

  it('each have at least 7 samples of whole passes', () => {
    for (const row of rows) {
      assert.ok(row.samplesNs.length >= 7 && row.samplesNs.every(ns => ns > 0));
      if (row.kind === 'bandwidth') assert.equal(row.workPerSample % row.workingSetBytes, 0);
    }
  });

  it('are reported one by one, with how many there can be', () => {
    assert.deepEqual(
      seen.map(([done, , row]) => [done, row]),
      rows.map((row, i) => [i + 1, row]),
    );
    assert.ok(seen.every(([, total]) => total === 12));
  });

  it('make a roofline', () => {
    const { peakFlopsPerNs, bandwidths } = roofline(rows);
    assert.ok(peakFlopsPerNs > 0 && bandwidths.length === rows.length - 1);
  });

  it('of WebAssembly come from its own loops over its own memory', () => {
    const { sums, values, multiplyAdd } = probesOf.wasm();
    assert.ok(addressOf('ceilings', values(32)) > 0);
    assert.equal(multiplyAdd(1000), 1.5 * sums);
    assert.equal(sums, 4 * probesOf.javascript().sums);
    const [compute, bandwidth] = ceilings('wasm', { profile: 'smoke' });
    assert.deepEqual([compute.engine, compute.kind], ['wasm', 'compute']);
    assert.deepEqual([bandwidth.kind, bandwidth.workingSetBytes], ['bandwidth', 4096]);
  });
});
