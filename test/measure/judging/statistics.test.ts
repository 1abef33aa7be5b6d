import assert from 'node:assert/strict';
import { median } from 'simple-statistics';
import {
  bootstrapOver,
  drawnMedian,
  inverse,
  medianInterval,
  passesInterval,
  ratioInterval,
  roundMedians,
  scaled,
  timesDrawn,
} from '../../../src/measure/judging/statistics.js';
import { type RandomStream, randomStream } from '../../../src/tensors/random.js';

/** 1 … n in an order that is not ascending. */
const shuffled = (n: number) => Array.from({ length: n }, (_, i) => ((i * 7) % n) + 1);

describe('medianInterval', () => {
  // As in tables of the sign test.
  const table: [n: number, low: number, high: number, level: number][] = [
    [6, 1, 6, 0.969],
    [9, 2, 8, 0.961],
    [11, 2, 10, 0.988],
    [13, 3, 11, 0.978],
    [15, 4, 12, 0.965],
    [25, 8, 18, 0.957],
    [31, 10, 22, 0.971],
    [61, 23, 39, 0.96],
    [500, 228, 273, 0.956],
  ];
  for (const [n, low, high, level] of table) {
    it(`ends at the values of rank ${low} and ${high} of ${n}, which cover ${level}`, () => {
      const got = medianInterval(shuffled(n));
      assert.deepEqual([got.low, got.high, Number(got.level.toPrecision(3))], [low, high, level]);
    });
  }

  it('is wider at a higher level, and narrower at a lower one', () => {
    const ends = [0.8, 0.9, 0.99].map(level => medianInterval(shuffled(15), { level }).low);
    assert.deepEqual(ends, [5, 4, 3]);
  });

  it('takes the mean of the two middle values of an even number', () => {
    assert.equal(medianInterval([4, 1, 3, 2]).estimate, 2.5);
  });

  it('is the value itself where all values are equal', () => {
    const { estimate, low, high, level } = medianInterval([3, 3, 3, 3, 3, 3]);
    assert.deepEqual([estimate, low, high, level], [3, 3, 3, 1 - 2 ** -5]);
  });

  it('is all of too few values, with the level that they have', () => {
    assert.deepEqual(medianInterval([2, 3, 1]), { estimate: 2, low: 1, high: 3, level: 0.75 });
    assert.deepEqual(medianInterval([1]), { estimate: 1, low: 1, high: 1, level: 0 });
    assert.equal(medianInterval([1, 2, 3, 4, 5]).level, 0.9375);
  });

  it('covers at least what was asked for, of several thousand values too', () => {
    const { low, high, level } = medianInterval(Array.from({ length: 3001 }, (_, i) => i));
    assert.ok(level >= 0.95 && level < 0.952, String(level));
    // The normal approximation: (n ± 1.96 √n) / 2.
    assert.ok(Math.abs(low - (3001 - 1.96 * Math.sqrt(3001)) / 2) < 2, String(low));
    assert.equal(low + high, 3000);
  });

  it('refuses no values, values that are not finite and an impossible level', () => {
    assert.throws(() => medianInterval([]), /got no values, expected at least 1/);
    assert.throws(() => medianInterval([1, Number.NaN]), /got NaN, expected finite/);
    assert.throws(() => medianInterval([1], { level: 95 }), /level is 95, expected 0 … 1/);
  });
});

describe('the coverage of medianInterval', () => {
  const RUNS = 4000;
  const distributions: [name: string, median: number, draw: (stream: RandomStream) => number][] = [
    ['exponential', Math.LN2, stream => -Math.log(1 - stream.uniform())],
    ['log-normal', 1, stream => Math.exp(1.5 * stream.normal())],
    ['Pareto without a mean', 4, stream => (1 - stream.uniform()) ** -2],
  ];

  /** How often [x(k), x(n + 1 − k)] has the median in it, for k = 1, 2, …, and what the interval says of itself. */
  function simulate(n: number, median: number, draw: () => number) {
    const ofRank = new Array<number>(n >> 1).fill(0);
    let ofInterval = 0;
    let level = 0;
    for (let run = 0; run < RUNS; run++) {
      const values = Array.from({ length: n }, draw).sort((a, b) => a - b);
      const interval = medianInterval(values);
      level = interval.level;
      if (interval.low <= median && median <= interval.high) ofInterval += 1 / RUNS;
      for (let k = 1; k <= n >> 1; k++) {
        if (values[k - 1] <= median && median <= values[n - k]) ofRank[k - 1] += 1 / RUNS;
      }
    }
    return { ofInterval, ofRank, level };
  }

  for (const n of [6, 9, 15, 31, 61]) {
    for (const [name, median, draw] of distributions) {
      it(`is its level, and that of no other pair of ranks: ${n} values, ${name}`, () => {
        const stream = randomStream(1, `coverage ${n} ${name}`);
        const { ofInterval, ofRank, level } = simulate(n, median, () => draw(stream));
        const tolerance = 4 * Math.sqrt((level * (1 - level)) / RUNS);
        assert.ok(Math.abs(ofInterval - level) < tolerance, `covers ${ofInterval}, says ${level}`);
        const alike = ofRank.filter(coverage => Math.abs(coverage - level) < tolerance);
        assert.equal(alike.length, 1, `ranks cover ${ofRank}`);
      });
    }
  }
});

describe('ratioInterval', () => {
  it('is exact where every round has the same ratio, however much the rounds differ', () => {
    const b = [1, 5, 2, 9, 4, 7, 3];
    const { estimate, low, high } = ratioInterval(
      b.map(time => 2 * time),
      b,
    );
    assert.deepEqual([estimate, low, high], [2, 2, 2]);
  });

  it('takes the level that is asked for', () => {
    const times = shuffled(15);
    const ones = times.map(() => 1);
    assert.deepEqual(ratioInterval(times, ones, { level: 0.99 }), medianInterval(times, { level: 0.99 }));
  });

  it('refuses rounds that are not paired', () => {
    assert.throws(() => ratioInterval([1, 2], [1]), /2 rounds of A, 1 of B/);
  });
});

describe('bootstrapOver', () => {
  const values = Array.from({ length: 40 }, (_, i) => Math.sqrt(i + 1));
  const mean = (indices: readonly number[]) =>
    indices.reduce((sum, i) => sum + values[i], 0) / indices.length;

  it('gives the same interval for the same seed, and depends on it', () => {
    const first = bootstrapOver(40, mean, { seed: 1 });
    assert.deepEqual(bootstrapOver(40, mean, { seed: 1 }), first);
    assert.notDeepEqual(bootstrapOver(40, mean, { seed: 2 }), first);
  });

  it('is as wide as the normal interval of a mean', () => {
    const { estimate, low, high, level } = bootstrapOver(40, mean, { seed: 1, resamples: 4000 });
    assert.equal(estimate, mean(values.map((_, i) => i)));
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - estimate) ** 2, 0) / 40);
    const half = (1.96 * deviation) / Math.sqrt(40);
    assert.ok(Math.abs((high - low) / (2 * half) - 1) < 0.1, `${high - low}, expected about ${2 * half}`);
    assert.equal(level, 0.95);
  });

  it('gets the same medians from values that are sorted once', () => {
    const random = randomStream(1, 'draws');
    for (const units of [1, 2, 7, 40]) {
      const given = Array.from({ length: units }, () => 100 * random.uniform());
      const medianOf = drawnMedian(given);
      for (let draw = 0; draw < 20; draw++) {
        const drawn = Array.from({ length: units }, () => random.below(units));
        assert.equal(medianOf(timesDrawn(drawn, units)), median(drawn.map(i => given[i])));
      }
    }
    assert.throws(() => drawnMedian([1])(timesDrawn([], 1)), /got no draws, expected at least 1/);
  });

  it('does not claim a level that so few units cannot have', () => {
    assert.equal(bootstrapOver(3, mean, { seed: 1 }).level, 0.75);
  });

  it('refuses none', () => {
    assert.throws(() => bootstrapOver(0, mean, { seed: 1 }), /got 0 units, expected at least 1/);
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

describe('passesInterval', () => {
  const values = shuffled(60).map(i => 1 + i / 1e6);

  it('is that of the rounds where they were not made in passes', () => {
    assert.deepEqual(passesInterval(values, undefined, { drift: 0.1 }), medianInterval(values));
  });

  it('is as wide as the expected drift where there is one pass of rounds that agree', () => {
    const { estimate, low, high } = passesInterval(values, [60], { drift: 0.01 });
    // Student's quantile with three degrees of freedom: 3.18, by its expansion 3.07.
    for (const ratio of [high / estimate, estimate / low]) {
      assert.ok(Math.abs(Math.log(ratio) - 0.0307) < 0.0002, String(ratio));
    }
  });

  it('is as wide as the rounds where these differ more than passes are expected to', () => {
    const wide = shuffled(60);
    assert.deepEqual(passesInterval(wide, [60], { drift: 0.001 }), medianInterval(wide));
  });

  it('is narrower after more passes that agree, and wider after passes that do not', () => {
    const width = (passes: readonly number[], of = values) => {
      const { low, high } = passesInterval(of, passes, { drift: 0.01 });
      return high - low;
    };
    assert.ok(width([15, 15, 15, 15]) < width([30, 30]) && width([30, 30]) < width([60]));
    const moved = values.map((value, i) => (i < 30 ? value : 1.2 * value));
    assert.ok(width([30, 30], moved) > 0.1);
  });

  it('takes passes of a few rounds together, whose medians say little', () => {
    const noisy = [...values.slice(0, 58), 2, 2];
    assert.deepEqual(
      passesInterval(noisy, [58, 1, 1], { drift: 0.01 }),
      passesInterval(noisy, [60], { drift: 0.01 }),
    );
  });

  it('is wider beside a quantity of another moment, and no narrower for more passes than that has', () => {
    const width = (passes: readonly number[], otherMoments?: number) => {
      const { low, high } = passesInterval(values, passes, { drift: 0.01, otherMoments });
      return high - low;
    };
    assert.ok(width([60], 1) > 1.3 * width([60]));
    assert.ok(width([15, 15, 15, 15], 1) > 1.5 * width([15, 15, 15, 15]));
    assert.ok(width([60], 1) > width([60], 2) && width([60], 2) > width([60]));
  });

  it('has no width where every value is the same, as the ratio of an arm to itself', () => {
    const { estimate, low, high } = passesInterval(new Array(30).fill(1), [10, 20], { drift: 0.01 });
    assert.deepEqual([estimate, low, high], [1, 1, 1]);
  });

  it('refuses passes with more or fewer values than there are', () => {
    assert.throws(() => passesInterval([1, 2, 3], [2, 2], { drift: 0.01 }), {
      name: 'RangeError',
      message: 'passesInterval: passes of 2,2 values, expected 3 together',
    });
  });

  describe('of the same code twice, looked at after each of five passes', function () {
    this.timeout(20_000);
    const RUNS = 600;
    const LOOKS = 5;
    const ROUNDS = 15;

    /** Share of the runs in which some look has an interval without the true ratio, 1. */
    function everWrong(level: number, moved: number, interval: typeof passesInterval): number {
      const stream = randomStream(3, `looks ${level} ${moved}`);
      let wrong = 0;
      for (let run = 0; run < RUNS; run++) {
        const ratios: number[] = [];
        const passes: number[] = [];
        for (let look = 0; look < LOOKS; look++) {
          const moment = moved * stream.normal();
          for (let r = 0; r < ROUNDS; r++) ratios.push(Math.exp(moment + 0.05 * stream.normal()));
          passes.push(ROUNDS);
          const { low, high } = interval(ratios, passes, { level, drift: 0.01 });
          if (low <= 1 && high >= 1) continue;
          wrong++;
          break;
        }
      }
      return wrong / RUNS;
    }

    it('is wrong in at most 5 % of the runs at a level of 98.4 %', () => {
      for (const moved of [0, 0.005, 0.01]) {
        const share = everWrong(0.984, moved, passesInterval);
        assert.ok(share <= 0.05, `moments of ${moved}: ${share}`);
      }
    });

    it('would be wrong far more often at 95 %, or without the passes', () => {
      assert.ok(everWrong(0.95, 0.01, passesInterval) > 0.05);
      const overRounds: typeof passesInterval = (values, _, { level }) => medianInterval(values, { level });
      assert.ok(everWrong(0.984, 0.01, overRounds) > 0.05);
    });
  });
});
