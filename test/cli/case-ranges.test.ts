import assert from 'node:assert/strict';
import { caseRanges } from '../../src/cli/case-ranges.js';

describe('caseRanges', () => {
  it('shows consecutive integers as a range and everything else as it is', () => {
    assert.equal(caseRanges(['16', '17', '18', '19', '32', '33', '0%']), '16…19, 32, 33, 0%');
    assert.equal(caseRanges(['1:1', '1:2', '1:6']), '1:1, 1:2, 1:6');
    assert.equal(caseRanges(['t=1', 't=2', 't=3', 't=4', 't=5']), 't=1, t=2, t=3, t=4, t=5');
    assert.equal(caseRanges(['9', '10', '11', '12']), '9…12');
    assert.equal(caseRanges([]), '');
  });
});
