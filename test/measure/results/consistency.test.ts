import assert from 'node:assert/strict';
import { inconsistency } from '../../../src/measure/results/consistency.js';
import type { TimedRow, TimedRun } from '../../../src/measure/results/rows.js';
import { sampleRow, sampleRun } from './sample-run.js';

const times = [1, 2, 3, 4, 5, 6, 7, 8, 9];

describe('inconsistency', () => {
  const ofRows = (...rows: TimedRow[]) => inconsistency(sampleRun('r', rows));
  const ofCeilings = (change: (ceilings: TimedRun['ceilings']) => TimedRun['ceilings']) => {
    const run = sampleRun('r');
    return inconsistency({ ...run, ceilings: change(run.ceilings) });
  };

  it('finds none in a run with a failed case, an A/A arm, and the same case on another platform', () => {
    const rows = [
      sampleRow('a', times),
      sampleRow('a', times, { platform: 'reference' }),
      sampleRow('b', [], { status: 'failed', error: 'no', macs: 0, memoryAccessCost: 0 }),
      sampleRow('only moves', times, { macs: 0 }),
      sampleRow('a', times, { again: true }),
    ];
    assert.equal(ofRows(...rows), undefined);
    assert.equal(
      ofCeilings(() => []),
      undefined,
    );
  });

  it('finds a row that appears twice', () => {
    const [a, again] = [sampleRow('a', times), sampleRow('a', times, { again: true })];
    assert.equal(ofRows(a, a), 's/a on typescript: appears twice, expected once');
    assert.equal(ofRows(a, again, again), 's/a, again, on typescript: appears twice, expected once');
  });

  it('finds measured rows with one round too few, an empty round, a time of 0, or no memory access', () => {
    assert.equal(
      ofRows(sampleRow('a', times.slice(1))),
      's/a on typescript: samples of 8 rounds, expected 9',
    );
    const withRound = (round: number[]) =>
      ofRows(sampleRow('a', [], { samplesNs: [...times.slice(1).map(time => [time]), round] }));
    assert.equal(withRound([]), 's/a on typescript: samples of round 9 are none, expected times above 0');
    assert.equal(withRound([3, 0]), 's/a on typescript: samples of round 9 are 3, 0, expected times above 0');
    assert.equal(
      ofRows(sampleRow('a', times, { memoryAccessCost: 0 })),
      's/a on typescript: memory access cost is 0, expected more than 0',
    );
  });

  it('finds a measured row without rounds, and too many rows', () => {
    const none = sampleRun('r', [sampleRow('a', [])]);
    const settings = { ...none.header.settings, rounds: 0 };
    assert.equal(
      inconsistency({ ...none, header: { ...none.header, settings } }),
      's/a on typescript: has no rounds, expected at least one',
    );
    const rows = Array.from({ length: 20_000 }, (_, i) => sampleRow(String(i), times));
    assert.equal(ofRows(...rows), 'has 20002 rows, expected at most 20000');
  });

  it('takes the number of rounds from the passes, which all arms of a suite share', () => {
    const row = (arm: string, passes: number[], fields: Partial<TimedRow> = {}) =>
      sampleRow(arm, times.slice(0, 5), { passes, ...fields });
    assert.equal(ofRows(row('a', [3, 2]), row('b', [3, 2]), row('a', [5], { platform: 'wasm' })), undefined);
    assert.equal(ofRows(row('a', [3, 3])), 's/a on typescript: samples of 5 rounds, expected 6');
    assert.equal(
      ofRows(row('a', [3, 2]), row('b', [2, 3])),
      's/b on typescript: passes of 2,3 rounds, expected those of the other arms: 3,2',
    );
  });

  it('finds ceilings of one kind only, without samples or without work', () => {
    assert.equal(
      ofCeilings(([compute]) => [compute]),
      'ceilings of javascript: compute only, expected bandwidth as well',
    );
    assert.equal(
      ofCeilings(([compute, bandwidth]) => [compute, { ...bandwidth, engine: 'other' }]),
      'ceilings of javascript: compute only, expected bandwidth as well',
    );
    assert.equal(
      ofCeilings(([compute, bandwidth]) => [compute, { ...bandwidth, samplesNs: [] }]),
      'bandwidth ceiling of javascript: work is 1000000 and samples none, expected both above 0',
    );
    assert.equal(
      ofCeilings(([compute, bandwidth]) => [compute, { ...bandwidth, workingSetBytes: 0 }]),
      'bandwidth ceiling of javascript: working set is 0, expected more than 0',
    );
    assert.equal(
      ofCeilings(([compute, bandwidth]) => [{ ...compute, workPerSample: 0 }, bandwidth]),
      'compute ceiling of javascript: work is 0 and samples 1, 2, expected both above 0',
    );
  });
});
