import assert from 'node:assert/strict';
import { fewerSlowerClaim, periodClaim, teethClaim } from '../../../experiments/pruning-speed/claims.js';
import { detrended, staircasePeriod } from '../../../experiments/pruning-speed/period.js';
import { staircases, teethOf } from '../../../experiments/pruning-speed/staircase.js';
import { countGraph } from '../../../src/cost/counts.js';
import type { Claim } from '../../../src/measure/judging/claim.js';
import type { Results, SuiteResults } from '../../../src/measure/results/results.js';
import { prunedFilters, SMALL_VGG_FILTERS, smallVgg } from '../../../src/networks/models/small-vgg.js';
import { randomStream } from '../../../src/tensors/random.js';

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

describe('teethOf', () => {
  it('sees that counts between multiples take longer than the line', () => {
    const teeth = teethOf(
      suiteOf(c => (100 + c) * (c % 4 === 0 ? 1 : 1.3)),
      4,
    )!;
    assert.equal(teeth.pairs, 84); // 28 teeth of three counts
    assert.equal(teeth.slower.length, teeth.pairs);
    for (const bound of [teeth.overLine.low, teeth.overLine.high]) assert.ok(Math.abs(bound - 1.3) < 1e-12);
    assert.ok(teeth.lastOverMultiple.low > 1.25);
  });

  it('sees none on a straight line', () => {
    const teeth = teethOf(
      suiteOf(c => c),
      4,
    )!;
    assert.equal(teeth.slower.length, 0);
    assert.ok(Math.abs(teeth.overLine.estimate - 1) < 1e-12);
    assert.ok(teeth.lastOverMultiple.high < 1);
  });

  it('is not fooled by arms that are a little slow or fast in every round', () => {
    const wrong = Array.from({ length: 100 }, (_, seed) => {
      const offset = new Map(counts.map(c => [c, 1 + 0.03 * randomStream(seed, `arm ${c}`).normal()]));
      const { overLine } = teethOf(
        suiteOf(c => (100 + c) * offset.get(c)!),
        4,
      )!;
      return overLine.low > 1.01;
    });
    assert.ok(wrong.filter(Boolean).length < 5, String(wrong.filter(Boolean).length));
  });
});

describe('the claims on staircases', () => {
  const stairs = staircases[0];
  const judged = (claim: Claim, time: (count: number) => number) => {
    const suite = { ...suiteOf(time), noise: { estimate: 1, low: 0.99, high: 1.01, level: 0.95 } };
    return claim.judge({ suite: () => suite } as unknown as Results, 'typescript')?.verdict;
  };
  const saw = (c: number) => (100 + c) * (c % 4 === 0 ? 1 : 1.3);
  const line = (c: number) => 100 + c;

  it('say reproduced of a saw', () => {
    for (const claim of [periodClaim, teethClaim, fewerSlowerClaim]) {
      assert.equal(judged(claim(stairs), saw), 'reproduced', claim.name);
    }
  });

  it('say not here of a line', () => {
    for (const claim of [periodClaim, teethClaim, fewerSlowerClaim]) {
      assert.equal(judged(claim(stairs), line), 'not here', claim.name);
    }
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
