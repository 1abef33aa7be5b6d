import assert from 'node:assert/strict';
import { peakWith } from '../../../experiments/residual-units/exercises.js';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf } from '../../../src/teaching/course/exercises.js';

const judged = async (number: number, answer: unknown) =>
  judge(await exerciseOf(`residual-units/${number}`), answer);
const outcome = async (number: number, answer: unknown) => (await judged(number, answer)).outcome;
const textOf = async (number: number, answer: unknown) => (await judged(number, answer)).text;

describe('the exercises about residual units', () => {
  it('1: pass the share of pixels that no window reads', async () => {
    assert.equal(await outcome(1, (k: number, s: number) => 1 - Math.min(1, k / s) ** 2), 'passed');
    assert.equal(await outcome(1, (k: number, s: number) => 1 - (k / s) ** 2), 'not yet');
    assert.equal(await outcome(1, (k: number, s: number) => Math.max(0, 1 - k / s)), 'not yet');
  });

  it('2: pass the smallest expansion that preserves enough on the budget', async () => {
    for (const c of [51, 52]) assert.equal(await outcome(2, { t: 3, c }), 'passed');
    assert.match(await textOf(2, { t: 3, c: 60 }), /the budget is 17,496/);
    assert.match(await textOf(2, { t: 2, c: 64 }), /preserves only 5\d/);
    assert.match(await textOf(2, { t: 1, c: 128 }), /preserves only/);
    assert.match(await textOf(2, { t: 6, c: 36 }), /less inside/);
    assert.match(await textOf(2, { t: 100, c: 100 }), /the budget is/);
    for (const answer of [3, {}, { t: 2.5, c: 57 }, { t: 0, c: 3 }, 'x']) {
      assert.match(await textOf(2, answer), /whole numbers/);
    }
    assert.equal(await outcome(2, undefined), 'no answer');
  });

  it('3: pass the change that removes a wide map', async () => {
    assert.equal(peakWith({}), 468);
    assert.equal(peakWith({ depthwiseInPlace: true }), 288);
    assert.equal(peakWith({ shortcut: false }), 432);
    assert.equal(peakWith({ sumInPlace: true }), 468);
    assert.equal(await outcome(3, 'depthwise in place'), 'passed');
    for (const answer of ['drop the shortcut', 'sum in place', 't = 3 at the same work', 'x', 3]) {
      assert.equal(await outcome(3, answer), 'not yet');
    }
  });
});
