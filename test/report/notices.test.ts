import assert from 'node:assert/strict';
import { mismatches, notices } from '../../src/report/notices.js';
import { toyFinding, toyRun } from './toy-finding.js';

describe('notices about files that do not belong together', () => {
  const run = '2026-01-31T10-00-00-toy-2c';

  it('are none for a run beside its own exact numbers and experiment, or without a run', () => {
    assert.deepEqual(mismatches(toyFinding(toyRun(2000))), []);
    assert.deepEqual(mismatches(toyFinding()), []);
  });

  it('say in one line that exact.csv is of another version', () => {
    const finding = toyFinding(toyRun(2000, { exact: 'of another version' }));
    const [line] = notices(finding);
    assert.equal(
      line,
      `exact.csv and run ${run} do not belong together, for the exact numbers have changed: run toy again.`,
    );
    assert.deepEqual(mismatches(finding), [line]);
  });

  it('say in one line that the experiment was changed after the run', () => {
    assert.deepEqual(mismatches(toyFinding(toyRun(2000, { definition: 'older' }))), [
      `The experiment is not what run ${run} measured, for its cases or rules have changed: run toy again.`,
    ]);
  });
});
