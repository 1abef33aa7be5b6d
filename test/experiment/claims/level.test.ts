import assert from 'node:assert/strict';
import { above, type MeasuredLevel } from '../../../src/experiment/claims/level.js';
import type { Results } from '../../../src/measure/results/results.js';

const text = { id: 'share', statement: 'A share is large.', source: 'nobody' };
const results = { suite: (_: string, id: string) => (id === 's' ? {} : undefined) } as unknown as Results;

function claim(measured: MeasuredLevel | undefined, suite = 's') {
  const levels = { reproducedFrom: 0.05, directionFrom: 0.01 };
  return above({ ...text, suite, name: 'a share', ...levels, inPercent: true }, () => measured);
}

const interval = (low: number, high: number, level = 0.95) => ({
  estimate: (low + high) / 2,
  low,
  high,
  level,
});
const verdict = (low: number, high: number, more: Partial<MeasuredLevel> = {}) =>
  claim({ interval: interval(low, high), ...more }).judge(results, 'wasm')?.verdict;

describe('a claim that a quantity is above a level', () => {
  it('is judged by the whole interval', () => {
    assert.equal(verdict(0.06, 0.08), 'reproduced');
    assert.equal(verdict(0.04, 0.08), 'direction only');
    assert.equal(verdict(0.005, 0.08), "can't tell");
    assert.equal(verdict(0.005, 0.02), "can't tell");
    assert.equal(verdict(0.005, 0.009), 'not here');
  });

  it('cannot be told from an interval of a lower level', () => {
    const judgement = claim({ interval: interval(0.06, 0.08, 0.9) }).judge(results, 'wasm')!;
    assert.equal(judgement.verdict, "can't tell");
    assert.match(
      judgement.evidence,
      /^too few values: level 0\.9, expected at least 0\.95; a share: 7\.00 \[6\.00, 8\.00\] %$/,
    );
  });

  it('is not said to be absent where something may hide it, but reproduced all the same', () => {
    assert.equal(verdict(0.005, 0.009, { hiddenBy: 'noise' }), "can't tell");
    assert.equal(verdict(0.06, 0.08, { hiddenBy: 'noise' }), 'reproduced');
  });

  it('has another level of absence where it says so', () => {
    const correlation = { suite: 's', name: 'r', reproducedFrom: 0.3, directionFrom: 0, notHereBelow: 0.3 };
    assert.equal(
      above(
        { ...text, ...correlation, method: 'r of all', provided: 'the machine is quiet' },
        () => undefined,
      ).rule,
      'r of all: reproduced if its interval is above 0.3; direction only above 0, not here if below 0.3 and the machine is quiet',
    );
    const judged = (low: number, high: number) =>
      above({ ...text, ...correlation }, () => ({ interval: interval(low, high) })).judge(results, '')
        ?.verdict;
    assert.equal(judged(0.1, 0.2), 'not here');
    assert.equal(judged(0.1, 0.4), 'direction only');
    assert.equal(judged(-0.1, 0.4), "can't tell");
  });

  it('states its levels in its rule, and gives its interval and quantity', () => {
    const one = claim({ interval: interval(0.06, 0.08), more: 'of 3 layers' });
    assert.equal(
      one.rule,
      'a share: reproduced if its interval is above 5.00 %; direction only above 1.00 %, not here if below 1.00 %',
    );
    const judgement = one.judge(results, 'wasm')!;
    assert.equal(judgement.evidence, 'a share: 7.00 [6.00, 8.00] %; of 3 layers');
    assert.deepEqual(judgement.interval, interval(0.06, 0.08));
    assert.deepEqual(judgement.quantity, { name: 'a share', reproducedFrom: 0.05 });
  });

  it('is not judged where the suite, or the quantity, was not measured', () => {
    assert.equal(claim(undefined).judge(results, 'wasm'), undefined);
    assert.equal(claim({ interval: interval(0.06, 0.08) }, 'other').judge(results, 'wasm'), undefined);
  });
});
