import assert from 'node:assert/strict';
import { ratioOfSums } from '../../src/experiment/ratio-of-sums.js';
import { resultsOf } from '../../src/measure/results/results.js';
import { sampleRow, sampleRun } from '../measure/results/sample-run.js';

describe('the ratio of sums of times', () => {
  const rows = [
    sampleRow('a', [1, 10, 100, 1, 10, 100, 1]),
    sampleRow('b', [3, 30, 300, 3, 30, 300, 3]),
    sampleRow('c', [2, 20, 200, 2, 20, 200, 4]),
    { ...sampleRow('failed', []), status: 'failed' as const },
  ];
  const suite = resultsOf({ id: 'toy' }, [], sampleRun('r', rows)).suite('typescript', 's')!;

  it('is paired by round, so that a machine that slows down leaves it alone', () => {
    assert.deepEqual(ratioOfSums(suite, ['a'], ['a', 'b']), {
      estimate: 0.25,
      low: 0.25,
      high: 0.25,
      level: 1 - 2 ** -6,
    });
    assert.equal(ratioOfSums(suite, ['a', 'b'], ['c'])?.estimate, 2);
    assert.equal(ratioOfSums(suite, ['a', 'b'], ['c'])?.low, 1);
  });

  it('is 0 for no arms, and undefined where one was not measured', () => {
    assert.equal(ratioOfSums(suite, [], ['c'])?.estimate, 0);
    assert.equal(ratioOfSums(suite, ['a'], []), undefined);
    assert.equal(ratioOfSums(suite, ['a', 'failed'], ['c']), undefined);
    assert.equal(ratioOfSums(suite, ['a'], ['c', 'd']), undefined);
  });
});
