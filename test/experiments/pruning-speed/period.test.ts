import assert from 'node:assert/strict';
import {
  autocorrelationInterval,
  detrended,
  staircasePeriod,
} from '../../../experiments/pruning-speed/period.js';
import { randomStream } from '../../../src/tensors/random.js';

const counts = Array.from({ length: 113 }, (_, i) => i + 16);

describe('staircasePeriod', () => {
  for (const width of [4, 8, 16]) {
    it(`finds steps of ${width} on a rising line`, () => {
      const { period, strength } = staircasePeriod(counts.map(c => 30 + Math.ceil(c / width) * width));
      assert.equal(period, width);
      assert.ok(strength > 0.5, String(strength));
    });
  }

  it('takes noise on a line for steps of 4 in less than 1 % of the cases', () => {
    const found = Array.from({ length: 300 }, (_, seed) => {
      const stream = randomStream(seed, 'noise');
      const { period, strength } = staircasePeriod(counts.map(c => 100 + c + stream.normal()));
      return period === 4 && strength > 0.3;
    });
    assert.ok(found.filter(Boolean).length < 3);
  });

  it('leaves nothing of a straight line', () => {
    for (const e of detrended(counts.map(c => 5 + 2 * c))) assert.ok(Math.abs(e) < 1e-12);
  });

  it('refuses too few values', () => {
    assert.throws(() => staircasePeriod([1, 2, 3]), /3 values, expected at least 48/);
  });
});

describe('autocorrelationInterval', () => {
  const steps = counts.map(c => 100 + Math.ceil(c / 4) * 4);

  it('is far above 0 at the width of the steps, and below it at half of it', () => {
    assert.ok(autocorrelationInterval(steps, 4, 9).low > 0.5);
    assert.ok(autocorrelationInterval(steps, 2, 9).high < 0);
  });

  it('has 1.96 / √n on both sides, n without the 16 values that the trend takes', () => {
    const { estimate, low, high } = autocorrelationInterval(steps, 4, 9);
    for (const width of [estimate - low, high - estimate]) {
      assert.ok(Math.abs(width - 1.96 / Math.sqrt(113 - 16)) < 1e-12);
    }
  });

  it('reaches 95 % from 6 rounds on, as an interval of a median does', () => {
    assert.equal(autocorrelationInterval(steps, 4, 6).level, 0.95);
    assert.equal(autocorrelationInterval(steps, 4, 5).level, 1 - 1 / 16);
  });
});
