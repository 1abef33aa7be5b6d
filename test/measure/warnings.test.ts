import assert from 'node:assert/strict';
import { runWarnings } from '../../src/measure/warnings.js';
import { sampleRow, sampleRun } from './results/sample-run.js';

describe('runWarnings', () => {
  const { machine } = sampleRun('r').header;

  it('says nothing about a quiet run', () => {
    assert.deepEqual(runWarnings({ loadBefore: 1.2, machine }, [sampleRow('a', [1])]), []);
  });

  it('says that the machine was busy, what failed and how many warm-ups were not flat', () => {
    const rows = [
      sampleRow('a', [1], { warm: false }),
      sampleRow('b', [], { status: 'failed', error: 'no', warm: false }),
      sampleRow('a', [1], { again: true, warm: false }),
    ];
    assert.deepEqual(runWarnings({ loadBefore: 1.3, machine }, rows), [
      'load average 1.30 when the run began (cores: 1)',
      'typescript s/b failed: no',
      '2 of 3 warm-ups ended before the median was flat, the first: typescript s/a',
    ]);
  });
});
