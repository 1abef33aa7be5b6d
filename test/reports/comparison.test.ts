import assert from 'node:assert/strict';
import type { TimedRun } from '../../src/measure/results/rows.js';
import { compareRuns, comparisonTables } from '../../src/reports/comparison.js';
import { toyFinding, toyRun } from './toy-finding.js';

const compared = (run: TimedRun) => ({ finding: toyFinding(run), run });

describe('comparison of two runs', () => {
  it('compares ratios to the baseline, so twice as slow a machine makes no difference', () => {
    const before = toyRun(2000);
    const slower: TimedRun = {
      ...toyRun(2000, { run: 'later' }),
      timed: before.timed.map(row => ({
        ...row,
        samplesNs: row.samplesNs.map(round => round.map(ns => 2 * ns)),
      })),
    };
    const { cases, verdictChanges } = compareRuns(compared(before), compared(slower));
    assert.deepEqual(
      cases.map(row => [row.case, row.overlap]),
      [['suite/slow', true]],
    );
    assert.deepEqual(cases[0].before, cases[0].after);
    assert.deepEqual(verdictChanges, []);
  });

  it('says that intervals are apart and which verdict changed', () => {
    const { cases, verdictChanges } = compareRuns(
      compared(toyRun(2000)),
      compared(toyRun(900, { run: 'later' })),
    );
    assert.equal(cases[0].overlap, false);
    assert.deepEqual(
      verdictChanges.map(change => [change.claim, change.before, change.after]),
      [['slower', 'reproduced', 'not here']],
    );
  });

  it('leaves open what one of the runs did not measure', () => {
    const { cases } = compareRuns(compared(toyRun(2000)), compared(toyRun('failed')));
    assert.equal(cases[0].after, undefined);
    assert.equal(cases[0].overlap, undefined);
  });

  it('says when the machines differ, and shows no time', () => {
    const before = toyRun(2000);
    const machine = { ...before.header.machine, cpu: 'Toy 2000' };
    const comparison = compareRuns(compared(before), compared(toyRun(2000, { run: 'later', machine })));
    assert.deepEqual(comparison.differences, ['machine: Toy 1000, 2 cores, then Toy 2000, 2 cores']);
    assert.doesNotMatch(JSON.stringify(comparisonTables(comparison)), /\b(ms|ns|2004)\b/);
  });
});
