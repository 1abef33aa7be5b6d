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

  it('says that a core was slower at the end', () => {
    const speeds = [2, 2, 2, 2, 1.6, 1.6, 1.6, 1.6];
    assert.deepEqual(runWarnings({ loadBefore: 0, machine }, [sampleRow('a', [1])], speeds), [
      'a core was 20 % slower at the end of the run than in the beginning: ratios within a round do not suffer, shares of a measured peak do',
    ]);
  });

  it('says how many turns waited for other programs, where that was more than one in a hundred', () => {
    const rounds = Array.from({ length: 97 }, () => 1);
    const disturbed = (kept: number) => ({
      disturbed: { setAsideNs: [[9], [9], [9]].slice(0, 3 * kept), kept },
    });
    assert.deepEqual(runWarnings({ loadBefore: 0, machine }, [sampleRow('a', rounds, disturbed(0))]), []);
    assert.deepEqual(runWarnings({ loadBefore: 0, machine }, [sampleRow('a', rounds, disturbed(1))]), [
      'other programs had the core in 4.0 % of all turns: 3.0 % were made again, 1.0 % were too long for that and are kept',
    ]);
  });
});
