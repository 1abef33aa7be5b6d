import assert from 'node:assert/strict';
import { settingsFor } from '../../src/measure/settings.js';

/** Probability of at least k successes out of n. */
function upperTail(n: number, p: number, k: number): number {
  let sum = 0;
  let coefficient = 1;
  for (let i = 0; i <= n; i++) {
    if (i >= k) sum += coefficient * p ** i * (1 - p) ** (n - i);
    coefficient = (coefficient * (n - i)) / (i + 1);
  }
  return sum;
}

/** Coverage of the percentile bootstrap's interval of the median of an odd number of values. */
function coverage(n: number, level: number): number {
  const middle = (n + 1) / 2;
  let first = 1;
  while (upperTail(n, first / n, middle) < (1 - level) / 2) first++;
  return 1 - 2 * upperTail(n, 0.5, n - first + 1);
}

describe('settingsFor', () => {
  it('has enough rounds in quick and full for a 95 % interval to cover at least 95 %', () => {
    assert.ok(coverage(settingsFor('quick').rounds, 0.95) >= 0.95);
    assert.ok(coverage(settingsFor('full').rounds, 0.95) >= 0.95);
    assert.ok(coverage(11, 0.95) < 0.94);
  });
});
