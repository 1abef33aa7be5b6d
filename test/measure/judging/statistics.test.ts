import assert from 'node:assert/strict';
import {
  bootstrapMedian,
  bootstrapRatio,
  inverse,
  roundMedians,
  scaled,
} from '../../../src/measure/judging/statistics.js';
import { randomStream } from '../../../src/tensors/random.js';

describe('bootstrapMedian', () => {
  it('is the value itself where all values are equal', () => {
    const { estimate, low, high, level } = bootstrapMedian([3, 3, 3, 3, 3, 3, 3], { seed: 1 });
    assert.deepEqual({ estimate, low, high, level }, { estimate: 3, low: 3, high: 3, level: 0.95 });
  });

  it('takes the mean of the two middle values of an even number', () => {
    assert.equal(bootstrapMedian([4, 1, 3, 2], { seed: 1 }).estimate, 2.5);
  });

  it('ends at the 2nd and 8th of 9 values, as the binomial distribution of resamples says', () => {
    const { low, high } = bootstrapMedian([9, 1, 8, 2, 7, 3, 6, 4, 5], { seed: 1 });
    assert.deepEqual([low, high], [2, 8]);
  });

  it('gives the same interval for the same seed, and depends on it', () => {
    const values = Array.from({ length: 40 }, (_, i) => Math.sqrt(i + 1));
    const few = { resamples: 50 };
    const first = bootstrapMedian(values, { seed: 1, ...few });
    assert.deepEqual(bootstrapMedian(values, { seed: 1, ...few }), first);
    assert.notDeepEqual(bootstrapMedian(values, { seed: 2, ...few }), first);
  });

  it('covers the true median of 9 values in about 95 % of the cases', () => {
    const runs = 1000;
    const stream = randomStream(1, 'coverage');
    let covered = 0;
    for (let run = 0; run < runs; run++) {
      const values = Array.from({ length: 9 }, () => stream.normal());
      const { low, high } = bootstrapMedian(values, { seed: run });
      covered += Number(low <= 0 && 0 <= high);
    }
    // 4 standard errors of 1000 runs are 0.028; 7 values would cover 0.875.
    assert.ok(Math.abs(covered / runs - 0.95) < 0.028, `covered ${covered} of ${runs}`);
  });

  it('does not claim a level that so few values cannot have', () => {
    assert.equal(bootstrapMedian([1, 2, 3], { seed: 1 }).level, 0.75);
    assert.equal(bootstrapMedian([1], { seed: 1 }).level, 0);
    assert.equal(bootstrapMedian([1, 2, 3, 4, 5, 6], { seed: 1 }).level, 0.95);
  });

  it('refuses no values, values that are not finite and an impossible level', () => {
    assert.throws(() => bootstrapMedian([], { seed: 1 }), /got no values, expected at least 1/);
    assert.throws(() => bootstrapMedian([1, Number.NaN], { seed: 1 }), /got NaN, expected finite/);
    assert.throws(() => bootstrapMedian([1], { seed: 1, level: 95 }), /level is 95, expected 0 … 1/);
  });
});

describe('bootstrapRatio', () => {
  it('is exact where every round has the same ratio, however much the rounds differ', () => {
    const b = [1, 5, 2, 9, 4, 7, 3];
    const { estimate, low, high } = bootstrapRatio(
      b.map(time => 2 * time),
      b,
      { seed: 1 },
    );
    assert.deepEqual([estimate, low, high], [2, 2, 2]);
  });

  it('refuses rounds that are not paired', () => {
    assert.throws(() => bootstrapRatio([1, 2], [1], { seed: 1 }), /2 rounds of A, 1 of B/);
  });
});

describe('interval arithmetic', () => {
  it('takes each round as its median', () => {
    assert.deepEqual(
      roundMedians([
        [1, 100, 2],
        [4, 6],
      ]),
      [2, 5],
    );
  });

  it('scales and inverts the ends of an interval', () => {
    const interval = { estimate: 2, low: 1, high: 4, level: 0.95 };
    assert.deepEqual(scaled(interval, 3), { estimate: 6, low: 3, high: 12, level: 0.95 });
    assert.deepEqual(inverse(interval), { estimate: 0.5, low: 0.25, high: 1, level: 0.95 });
  });
});
