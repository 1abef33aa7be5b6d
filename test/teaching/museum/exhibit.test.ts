import assert from 'node:assert/strict';
import { type Exhibit, exhibit, lieOf } from '../../../src/teaching/museum/exhibit.js';

const interval = (low: number, estimate: number, high: number, level = 0.95) => ({
  estimate,
  low,
  high,
  level,
});
const pair = (wrong: number, right: ReturnType<typeof interval>, unit: Exhibit['unit'] = 'µs'): Exhibit => ({
  trap: 'a trap',
  quantity: 'time',
  unit,
  wrong,
  right,
});

describe('a pair of the museum', () => {
  it('says how many times too large the wrong number is, with the interval of the right one', () => {
    const { factor, direction, verdict, sentence } = lieOf(pair(20, interval(4, 5, 10)));
    assert.deepEqual([factor.low, factor.estimate, factor.high], [2, 4, 5]);
    assert.deepEqual([direction, verdict], ['too large', 'lies']);
    assert.equal(sentence, 'a trap: the number is 4.00 times too large');
  });

  it('says how many times too small it is, as a factor above 1', () => {
    const { factor, direction, verdict } = lieOf(pair(2, interval(4, 8, 10)));
    assert.deepEqual([factor.low, factor.estimate, factor.high], [2, 4, 5]);
    assert.deepEqual([direction, verdict], ['too small', 'lies']);
  });

  it('does not accuse a number that differs by no more than two runs of the same code may', () => {
    assert.equal(lieOf(pair(12, interval(9.9, 10, 10.1))).verdict, 'does not lie today');
    assert.equal(lieOf(pair(8.1, interval(9.9, 10, 10.1))).verdict, 'does not lie today');
    assert.equal(lieOf(pair(1.2, interval(0.99, 1, 1.01), 'ratio')).verdict, 'lies');
    assert.equal(lieOf(pair(1.015, interval(0.999, 1, 1.001), 'ratio')).verdict, 'does not lie today');
  });

  it("can't tell if the right number's interval reaches the wrong one, or comes from too few rounds", () => {
    assert.equal(lieOf(pair(20, interval(4, 5, 19))).verdict, "can't tell");
    const few = lieOf(pair(20, interval(4, 5, 6, 0.75)));
    assert.equal(few.verdict, "can't tell");
    assert.match(few.sentence, /too few rounds to tell$/);
  });

  it('is refused if a number is not above 0', () => {
    assert.throws(
      () => exhibit(pair(0, interval(1, 1, 1))),
      /^RangeError: exhibit: a trap: time is 0, expected/,
    );
    assert.throws(() => exhibit(pair(1, interval(0, 1, 2))), /time is 0/);
    assert.throws(() => exhibit(pair(Number.NaN, interval(1, 1, 1))), /time is NaN/);
    assert.deepEqual(exhibit(pair(1, interval(1, 1, 1))), pair(1, interval(1, 1, 1)));
  });
});
