import assert from 'node:assert/strict';
import { costPerOp } from '../../../experiments/ghost/call-cost.js';

describe('the cost of a call that would explain a ratio', () => {
  it('makes the ratio what it should be', () => {
    // (10 + 100·x) / (20 + 20·x) = 2 for x = 30 / 60.
    assert.equal(costPerOp({ time: [10, 20], ops: [100, 20] }, 2), 0.5);
  });

  it('is undefined where calls work the other way', () => {
    assert.equal(costPerOp({ time: [50, 20], ops: [100, 20] }, 2), undefined);
    assert.equal(costPerOp({ time: [10, 20], ops: [40, 20] }, 2), undefined);
    assert.equal(costPerOp({ time: [10, 20], ops: [30, 20] }, 2), undefined);
  });
});
