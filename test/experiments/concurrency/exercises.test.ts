import assert from 'node:assert/strict';
import { shortestOnTwo } from '../../../experiments/concurrency/branches-exercise.js';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf } from '../../../src/teaching/course/exercises.js';

const judged = async (number: number, answer: unknown) =>
  judge(await exerciseOf(`concurrency/${number}`), answer);
const outcome = async (number: number, answer: unknown) => (await judged(number, answer)).outcome;
const textOf = async (number: number, answer: unknown) => (await judged(number, answer)).text;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('the shortest time on two threads', () => {
  it('is that of the best division', () => {
    assert.equal(shortestOnTwo([5]), 5);
    assert.equal(shortestOnTwo([4, 4, 4]), 8);
    // 3 + 3 beside 2 + 2 + 2, where the longest first gives 7.
    assert.equal(shortestOnTwo([2, 3, 2, 3, 2]), 6);
    // 7 + 6 beside 5 + 4 + 3.
    assert.equal(shortestOnTwo([3, 7, 5, 4, 6]), 13);
    assert.equal(shortestOnTwo([]), 0);
  });
});

describe('the exercises about concurrency', () => {
  it('1: pass a search for the best division, and name what others do', async () => {
    const right = (costs: readonly number[]): number => {
      let sums = [0];
      for (const cost of costs) sums = sums.concat(sums.map(one => one + cost));
      return Math.min(...sums.map(one => Math.max(one, sum(costs) - one)));
    };
    assert.equal(await outcome(1, right), 'passed');
    const free = (costs: readonly number[]) => {
      const threads = [0, 0];
      for (const cost of costs) threads[threads[0] <= threads[1] ? 0 : 1] += cost;
      return Math.max(...threads);
    };
    const wrong: readonly (readonly [(costs: readonly number[]) => unknown, RegExp])[] = [
      [sum, /one thread with all/],
      [costs => sum(costs) / 2, /half of the work/],
      [costs => Math.max(Math.max(...costs), sum(costs) / 2), /a bound/],
      [costs => Math.max(...costs), /longest operation alone/],
      [costs => free([...costs].sort((a, b) => b - a)), /longest operation first/],
      [free, /order/],
      [() => 'long', /gives text/],
      [() => 0.1, /on which thread/],
    ];
    for (const [answer, hint] of wrong) assert.match(await textOf(1, answer), hint);
    assert.equal(await outcome(1, 6), 'not yet');
    assert.equal(await outcome(1, undefined), 'no answer');
  });

  it('2: pass the operation from which sharing is as fast', async () => {
    // 2w + 8 = 3w + 2
    assert.equal(await outcome(2, 6), 'passed');
    // 2w + 8 = 3w
    assert.match(await textOf(2, 8), /once\.$/);
    // 2w + 4 = 3w + 2
    assert.match(await textOf(2, 2), /every operation/);
    assert.match(await textOf(2, 18), /longer branch/);
    assert.match(await textOf(2, 24), /all the work/);
    for (const answer of [1, 5, 7, 100]) assert.match(await textOf(2, answer), /set them equal/);
  });

  it('3: pass the assumption that operations run at once', async () => {
    assert.equal(await outcome(3, 'C'), 'passed');
    for (const answer of ['A', 'B', 'D', 'c', 3]) assert.equal(await outcome(3, answer), 'not yet');
  });
});
