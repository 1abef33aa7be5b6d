import assert from 'node:assert/strict';
import type { Interval } from '../../../src/measure/judging/statistics.js';
import { judgeTarget } from '../../../src/measure/judging/target.js';

const interval = (low: number, high: number, level = 0.95): Interval => ({
  estimate: (low + high) / 2,
  low,
  high,
  level,
});
const quiet = interval(0.99, 1.01);

describe('judgeTarget', () => {
  it('says met or missed only where the whole interval does', () => {
    const over = (low: number, high: number) =>
      judgeTarget({ atLeast: 1.3 }, interval(low, high), quiet).verdict;
    assert.deepEqual([over(1.3, 1.4), over(1.2, 1.29), over(1.29, 1.31)], ['met', 'missed', "can't tell"]);
    const under = (low: number, high: number) =>
      judgeTarget({ atMost: 3.6 }, interval(low, high), quiet).verdict;
    assert.deepEqual([under(3.5, 3.6), under(3.61, 4), under(3.5, 3.7)], ['met', 'missed', "can't tell"]);
  });

  it('gives a reason where it cannot tell, and none where it can', () => {
    const because = (ratio: Interval | undefined, noise: Interval | undefined) =>
      judgeTarget({ atLeast: 1.3 }, ratio, noise);
    assert.deepEqual(because(interval(2, 2.1), quiet), { verdict: 'met', because: '' });
    const reasons: [Interval | undefined, Interval | undefined, RegExp][] = [
      [interval(1.2, 1.4), quiet, /^the target is inside the interval$/],
      [undefined, quiet, /^not measured$/],
      [interval(2, 2.1), undefined, /^no A\/A arm was measured$/],
      [interval(2, 2.1, 0.75), quiet, /^too few rounds: level 0\.75, expected at least 0\.95$/],
      [interval(2, 2.1), interval(0.99, 1.01, 0.75), /^too few rounds/],
      [interval(2, 2.1), interval(1.03, 1.1), /two runs of identical code differ/],
      [interval(2, 2.1), interval(0.8, 0.97), /two runs of identical code differ/],
    ];
    for (const [ratio, noise, reason] of reasons) {
      const { verdict, because: got } = because(ratio, noise);
      assert.equal(verdict, "can't tell");
      assert.match(got, reason);
    }
  });
});
