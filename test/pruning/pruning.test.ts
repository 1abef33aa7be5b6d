import assert from 'node:assert/strict';
import { countGraph } from '../../src/cost/counts.js';
import { prunedFilters, SMALL_VGG_FILTERS, smallVgg } from '../../src/models/small-vgg.js';
import { fixedShare } from '../../src/pruning/fixed-cost.js';
import { staircasePeriod } from '../../src/pruning/period.js';
import { stepPairs } from '../../src/pruning/staircase.js';
import type { SuiteResults } from '../../src/record/results.js';
import { randomStream } from '../../src/tensor/random.js';

const counts = Array.from({ length: 113 }, (_, i) => i + 16);

/** A suite whose time at a channel count is given, the same in each of 9 rounds. */
function suiteOf(time: (count: number) => number): SuiteResults {
  return {
    arms: counts.map(String),
    timeNs: () => ({ estimate: 1, low: 1, high: 1, level: 0.95 }),
    row: (arm: string) => ({ samplesNs: Array.from({ length: 9 }, () => [time(Number(arm))]) }),
  } as unknown as SuiteResults;
}

describe('staircasePeriod', () => {
  for (const width of [4, 8, 16]) {
    it(`finds steps of ${width} on a rising line`, () => {
      const { period, strength } = staircasePeriod(counts.map(c => 3 + Math.ceil(c / width)));
      assert.equal(period, width);
      assert.ok(strength > 0.9, String(strength));
    });
  }

  it('finds nothing regular in noise on a line', () => {
    const stream = randomStream(5);
    const { strength } = staircasePeriod(counts.map(c => c + stream.normal()));
    assert.ok(strength < 0.4, String(strength));
  });

  it('refuses too few values', () => {
    assert.throws(() => staircasePeriod([1, 2, 3]), /3 values, expected at least 32/);
  });
});

describe('stepPairs', () => {
  it('sees that counts below a multiple are slower', () => {
    const pairs = stepPairs(
      suiteOf(c => 100 + c + (c % 4 === 0 ? 0 : 30)),
      4,
    )!;
    assert.equal(pairs.pairs, 84); // 28 steps of three counts below each multiple
    assert.equal(pairs.slower.length, pairs.pairs);
    assert.ok(pairs.ratio.low > 1.1);
    assert.ok(pairs.byChance < 0.2);
  });

  it('sees none on a straight line', () => {
    const pairs = stepPairs(
      suiteOf(c => c),
      4,
    )!;
    assert.equal(pairs.slower.length, 0);
    assert.ok(pairs.ratio.high < 1);
  });
});

describe('fixedShare', () => {
  it('finds the intercept of time against work', () => {
    const work = [100, 50, 10];
    const rounds = work.map(w => [1, 2, 3, 4, 5, 6].map(speed => speed * (20 + w)));
    const { estimate, low, high } = fixedShare(work, rounds, 0);
    for (const value of [estimate, low, high]) assert.ok(Math.abs(value - 20 / 120) < 1e-12);
  });
});

describe('the small VGG-like network', () => {
  it('has as many multiply-accumulates as its layers add up to', () => {
    const [a, b, c, d, e, f] = SMALL_VGG_FILTERS;
    const layers = [28 * 28 * 9 * (a + a * b), 14 * 14 * 9 * (b * c + c * d), 7 * 7 * 9 * (d * e + e * f)];
    const dense = 10 * f * 3 * 3;
    const { macs } = countGraph(smallVgg('vgg', SMALL_VGG_FILTERS, 1));
    assert.equal(macs, layers.reduce((sum, layer) => sum + layer) + dense);
  });

  it('is pruned to the exact count or to the nearest multiple of 8', () => {
    assert.deepEqual(prunedFilters(0.3, 1), [22, 22, 45, 45, 90, 90]);
    assert.deepEqual(prunedFilters(0.3, 8), [24, 24, 48, 48, 88, 88]);
    assert.deepEqual(prunedFilters(0.9, 8), [8, 8, 8, 8, 16, 16]);
  });
});
