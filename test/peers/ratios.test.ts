import assert from 'node:assert/strict';
import { fastest, findRow, geometricMeanRatio, gflops, medianNs, timeRatio } from '../../src/peers/ratios.js';
import { notMeasured, row, run } from './sample-run.js';

const absent = row('a', 'x', 1, notMeasured('absent', 'not installed'));

describe('ratios of peers', () => {
  it('tell rows apart by workload, engine, threads, and the second process', () => {
    const rows = [
      row('a', 'wasm', 1),
      row('a', 'wasm', 2, { again: true }),
      row('a', 'wasm', 3, { threads: 2 }),
      row('b', 'wasm', 4),
    ];
    const found = [
      findRow(run(rows), 'a', { engine: 'wasm', threads: 1 }),
      findRow(run(rows), 'a', { engine: 'wasm', threads: 1, again: true }),
      findRow(run(rows), 'a', { engine: 'wasm', threads: 2 }),
      findRow(run(rows), 'b', { engine: 'wasm', threads: 1 }),
    ];
    assert.deepEqual(found, rows);
    assert.equal(findRow(run(rows), 'b', { engine: 'wasm', threads: 2 }), undefined);
  });

  it('pair times by round: a machine that slows down for both leaves the ratio alone', () => {
    const slowing = Array.from({ length: 9 }, (_, round) => [1e6 * (round + 1)]);
    const a = row('a', 'x', 1, { samplesNs: slowing.map(([ns]) => [3 * ns]) });
    const b = row('a', 'y', 1, { samplesNs: slowing });
    assert.deepEqual([timeRatio(a, b)!.estimate, timeRatio(a, b)!.low, timeRatio(a, b)!.high], [3, 3, 3]);
  });

  it('count two operations for a multiply-accumulate', () => {
    const one = row('a', 'x', 1, { samplesNs: [[1e7], [1e7], [3e7]], macs: 5e8 });
    assert.equal(medianNs(one), 1e7);
    assert.equal(gflops(one), 100);
  });

  it('take the geometric mean over the workloads that both have', () => {
    const same = Array.from({ length: 9 }, () => [1e6]);
    const timed = (factor: number) => row('a', 'x', 1, { samplesNs: same.map(([ns]) => [factor * ns]) });
    const mean = geometricMeanRatio([
      [timed(2), timed(1)],
      [timed(8), timed(1)],
      [absent, timed(1)],
    ])!;
    for (const bound of [mean.estimate, mean.low, mean.high]) assert.ok(Math.abs(bound - 4) < 1e-12);
    assert.equal(geometricMeanRatio([[absent, timed(1)]]), undefined);
  });

  it('are undefined where one of the two was not measured', () => {
    assert.equal(timeRatio(absent, row('a', 'y', 1)), undefined);
    assert.equal(timeRatio(row('a', 'y', 1), undefined), undefined);
    assert.equal(gflops(absent), undefined);
  });

  it('choose the fastest of those that were measured', () => {
    const [slow, quick] = [row('a', 'slow', 2), row('a', 'quick', 1)];
    assert.equal(fastest([absent, slow, quick, undefined]), quick);
    assert.equal(fastest([absent, undefined]), undefined);
  });
});
