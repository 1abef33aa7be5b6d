import assert from 'node:assert/strict';
import type { Interval } from '../../../src/measure/judging/statistics.js';
import { judgeLevel, judgeRatio } from '../../../src/measure/judging/verdict.js';

const interval = (low: number, estimate: number, high: number, level = 0.96): Interval => ({
  ...{ low, estimate, high, level },
});
const quiet = interval(0.999, 1, 1.001);

const ratio = (of: Interval, noise: Interval | undefined = quiet) =>
  judgeRatio({ ratio: of, noise, reproducedFrom: 1.2 }).toDecide;

describe('toDecide', () => {
  it('says how many times as many rounds bring the interval clear of a bound', () => {
    // An effect counts from 1.05 on. 0.14 below the estimate has to become 0.05: 1 / 2.8, so 7.8 times the rounds.
    assert.equal(
      ratio(interval(0.96, 1.1, 1.2)),
      'at least about 8 times as many rounds, if the estimate stays',
    );
    assert.equal(
      ratio(interval(1.04, 1.1, 1.2)),
      'at least about 1.5 times as many rounds, if the estimate stays',
    );
    // To the other side: no effect.
    assert.match(ratio(interval(0.8, 1, 1.2))!, /^at least about 20 times/);
  });

  it('counts with an A/A interval that shrinks as well', () => {
    assert.match(ratio(interval(1.01, 1.08, 1.12), interval(0.97, 1, 1.03))!, /^at least about/);
  });

  it('promises nothing where the estimate lies on a bound, or identical code differs', () => {
    assert.match(ratio(interval(0.9, 1.0501, 1.2), interval(0.97, 1, 1.03))!, /^perhaps no number of rounds/);
    assert.match(ratio(interval(1.1, 1.3, 1.5), interval(1.05, 1.06, 1.07))!, /^perhaps no number of rounds/);
  });

  it('asks for rounds where there are too few, and for the A/A pair where there is none', () => {
    assert.equal(ratio(interval(1.1, 1.3, 1.5, 0.75)), 'more rounds');
    assert.match(judgeRatio({ ratio: quiet, noise: undefined, reproducedFrom: 1.2 }).toDecide!, /A\/A pair/);
  });

  it('does the same for a level, and is silent where the verdict is told', () => {
    const level = (of: Interval) =>
      judgeLevel({ what: 'share', interval: of, reproducedFrom: 0.3, nothingBelow: 0.3 }).toDecide;
    // Its values may be networks, of which there are no more: no rounds are promised.
    assert.match(level(interval(0.19, 0.4, 0.61))!, /^an interval at most 40 % as wide/);
    assert.match(level(interval(0.2, 0.3, 0.4))!, /^perhaps nothing/);
    assert.equal(level(interval(0.31, 0.4, 0.5)), undefined);
    assert.equal(ratio(interval(1.3, 1.4, 1.5)), undefined);
  });
});
