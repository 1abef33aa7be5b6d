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
    // 0.2 below the estimate has to become less than 0.1, so that 1 is excluded: more than 4 times the rounds.
    assert.equal(
      ratio(interval(0.9, 1.1, 1.4)),
      'at least about 6 times as many rounds, if the estimate stays',
    );
    // 0.28 above it has to become less than 0.18, so that the effect is excluded: 2.4 times.
    assert.equal(
      ratio(interval(0.8, 1.02, 1.3)),
      'at least about 3 times as many rounds, if the estimate stays',
    );
  });

  it('counts with an A/A interval that shrinks as well', () => {
    const noise = interval(0.9, 1, 1.3);
    const shares = (of: Interval) =>
      judgeRatio({ ratio: of, noise, reproducedFrom: 1.2, floor: 'A/A interval' }).toDecide;
    assert.match(shares(interval(1.09, 1.1, 1.11))!, /^at least about 10 times/);
  });

  it('promises nothing where identical code differs by as much', () => {
    assert.match(ratio(interval(0.9, 1.1, 1.3), interval(0.9, 1.15, 1.4))!, /^perhaps no number of rounds/);
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
