import assert from 'node:assert/strict';
import { halfOfShare, type ShareThreshold, shareOfTime } from '../../../src/experiment/claims/share.js';
import type { Interval } from '../../../src/measure/judging/statistics.js';
import { resultsOf } from '../../../src/measure/results/results.js';
import { sampleRow, sampleRun } from '../../measure/results/sample-run.js';

const results = resultsOf({ id: 'toy' }, [], sampleRun('r', [sampleRow('a', [1, 2, 3])]));

function claim(share: Interval | undefined, threshold?: ShareThreshold) {
  const text = { id: 'share', statement: 'Pools take time.', source: 'a paper' };
  return shareOfTime('in pools', { ...text, suite: 's', published: 0.2, threshold }, () => share);
}

function interval(low: number, high: number, level = 0.95): Interval {
  return { estimate: (low + high) / 2, low, high, level };
}

describe('a claim about a share of the time', () => {
  const verdict = (share: Interval | undefined, threshold?: ShareThreshold) =>
    claim(share, threshold).judge(results, 'typescript')?.verdict;

  it('is held against half of the published share, and against 2 % for none at all', () => {
    assert.equal(halfOfShare(0.2).from, 0.1);
    assert.equal(verdict(interval(0.101, 0.12)), 'reproduced');
    assert.equal(verdict(interval(0.09, 0.12)), 'direction only');
    assert.equal(verdict(interval(0.021, 0.09)), 'direction only');
    assert.equal(verdict(interval(0.019, 0.12)), "can't tell");
    assert.equal(verdict(interval(0.001, 0.019)), 'not here');
  });

  it('knows no direction where a threshold says nothing of none', () => {
    const ninety = { from: 0.9 };
    assert.equal(verdict(interval(0.91, 0.99), ninety), 'reproduced');
    assert.equal(verdict(interval(0.8, 0.91), ninety), "can't tell");
    assert.equal(verdict(interval(0.8, 0.89), ninety), 'not here');
  });

  it('cannot tell from an interval of a lower level, and shows it', () => {
    const judgement = claim(interval(0.3, 0.4, 0.75)).judge(results, 'typescript');
    assert.equal(judgement?.verdict, "can't tell");
    assert.equal(
      judgement?.evidence,
      'too few values: level 0.75, expected at least 0.95; share of the time in pools: 35.0 [30.0, 40.0] %',
    );
    assert.equal(judgement?.interval?.low, 0.3);
  });

  it('is undefined where the suite or the share was not measured', () => {
    assert.equal(claim(interval(0.3, 0.4)).judge(results, 'wasm'), undefined);
    assert.equal(verdict(undefined), undefined);
  });

  it('states its thresholds in its rule', () => {
    assert.equal(
      claim(undefined).rule,
      'share of the time in pools: reproduced if its interval is above 10.0 %, half of the published 20.0 %; ' +
        'direction only above 2.00 %, not here if below 2.00 %',
    );
    assert.equal(
      claim(undefined, { from: 0.9, why: 'nearly all' }).rule,
      'share of the time in pools: reproduced if its interval is above 90.0 %, nearly all; not here if below',
    );
  });
});
