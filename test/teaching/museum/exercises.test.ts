import assert from 'node:assert/strict';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf } from '../../../src/teaching/course/exercises.js';

const judged = async (number: number, answer: unknown) =>
  judge(await exerciseOf(`lying-benchmarks/${number}`), answer);
const outcome = async (number: number, answer: unknown) => (await judged(number, answer)).outcome;

describe('the exercises about lying benchmarks', () => {
  it('1: pass the number of calls, and know the two usual mistakes', async () => {
    assert.equal(await outcome(1, 2000), 'passed');
    assert.match((await judged(1, 20)).text, /fills one step/);
    assert.match((await judged(1, 10_000)).text, /time in µs/);
    for (const answer of [20, 10_000, 1999, '2000', Number.POSITIVE_INFINITY, {}]) {
      assert.equal(await outcome(1, answer), 'not yet', String(answer));
    }
    assert.equal(await outcome(1, undefined), 'no answer');
  });

  it('2: pass what cures drift, with a hint for each of the others', async () => {
    assert.equal(await outcome(2, 'interleaving'), 'passed');
    for (const answer of ['more runs', 'a longer warm-up', 'a finer clock', 'the mean']) {
      const { outcome, text } = await judged(2, answer);
      assert.equal(outcome, 'not yet');
      assert.doesNotMatch(text, /^It is not/);
    }
    assert.equal(await outcome(2, 'Interleaving'), 'not yet');
    assert.equal(await outcome(2, undefined), 'no answer');
  });

  it('3: pass the median of the paired ratios, and nothing that drift can mislead', async () => {
    type Ratio = (...t: number[]) => unknown;
    const middle = (values: number[]) => values.sort((a, b) => a - b)[1];
    const right: Ratio = (a1, b1, a2, b2, a3, b3) => middle([b1 / a1, b2 / a2, b3 / a3]);
    const wrong: Ratio[] = [
      (a1, b1, a2, b2, a3, b3) => middle([b1, b2, b3]) / middle([a1, a2, a3]),
      (a1, b1, a2, b2, a3, b3) => (b1 + b2 + b3) / (a1 + a2 + a3),
      (a1, b1, a2, b2, a3, b3) => (b1 / a1 + b2 / a2 + b3 / a3) / 3,
      (a1, b1, a2, b2, a3, b3) => Math.min(b1, b2, b3) / Math.min(a1, a2, a3),
      (...t) => 1 / Number(right(...t)),
      () => undefined,
      () => {
        throw new Error('unfinished');
      },
    ];
    assert.equal(await outcome(3, right), 'passed');
    for (const ratio of wrong) assert.equal(await outcome(3, ratio), 'not yet', String(ratio));
    assert.equal(await outcome(3, undefined), 'no answer');
  });
});
