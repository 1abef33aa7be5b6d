import assert from 'node:assert/strict';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf } from '../../../src/teaching/course/exercises.js';

const judged = async (number: number, answer: unknown) => judge(await exerciseOf(`esp/${number}`), answer);
const outcome = async (number: number, answer: unknown) => (await judged(number, answer)).outcome;
const textOf = async (number: number, answer: unknown) => (await judged(number, answer)).text;

describe('the exercises about dilated convolutions', () => {
  it('1: pass windows in series that tile the largest field', async () => {
    for (const answer of [
      [1, 3, 9],
      [9, 3, 1],
      [3, 1, 9],
    ])
      assert.equal(await outcome(1, answer), 'passed', String(answer));
    assert.match(await textOf(1, [1, 2, 4]), /field is 15×15.*Doubling/);
    assert.match(await textOf(1, [1, 1, 1]), /field is 7×7/);
    // 3 + 2·16 pixels a side, and 9 · 9 · 9 of them.
    assert.match(await textOf(1, [1, 4, 16]), /43×43.* 39.4 %/);
    assert.match(await textOf(1, [1, 3, 10]), /29×29/);
    for (const answer of [[1, 3], [1, 3, 0], [1, 3, 9, 27], [1, 3, 500], 13, 'text', [1.5, 3, 9], {}])
      assert.equal(await outcome(1, answer), 'not yet', String(answer));
    assert.equal(await outcome(1, undefined), 'no answer');
  });

  it('2: pass a pyramid of one channel per branch', async () => {
    for (const answer of [
      [4, 4, 1],
      [1, 1, 1],
      [7, 7, 1],
    ])
      assert.equal(await outcome(2, answer), 'passed', String(answer));
    assert.match(await textOf(2, [240, 4, 4]), /ESP has 144000 parameters, EESP 20160: EESP has 7.14 times/);
    assert.match(await textOf(2, [240, 7, 1]), /does not divide M/);
    assert.match(await textOf(2, [4, 4, 4]), /does not divide d/);
    // d = 2: ten times 2, over 2/2 + 9 + 2 = 12.
    assert.match(await textOf(2, [4, 2, 2]), /1.67 times/);
    assert.match(await textOf(2, [16, 16, 1]), /at most/);
    for (const answer of [[0, 1, 1], [4, 4], 4, 'text', [4, 2.5, 1], {}])
      assert.equal(await outcome(2, answer), 'not yet', String(answer));
    assert.equal(await outcome(2, undefined), 'no answer');
  });
});
