import assert from 'node:assert/strict';
import { halfOf, halfOfSavedWork, thresholdRule } from '../../../src/experiment/claims/threshold.js';
import { singleConvolution } from '../../../src/networks/models/single-convolution.js';

describe('thresholds of claims', () => {
  it('are half of a published effect, or of the work that is saved', () => {
    assert.equal(halfOf(3).from, 2);
    const [nine, one] = [singleConvolution(4, 2, 2, 3), singleConvolution(4, 2, 2, 1)];
    const threshold = halfOfSavedWork(nine, one);
    assert.equal(threshold.from, 5);
    assert.equal(
      thresholdRule(threshold),
      'reproduced from ×5.00, half of the ×9.00 in multiply-accumulates',
    );
  });
});
