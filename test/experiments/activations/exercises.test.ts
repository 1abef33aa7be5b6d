import assert from 'node:assert/strict';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf } from '../../../src/teaching/course/exercises.js';

const judged = async (number: number, answer: unknown) =>
  judge(await exerciseOf(`activations/${number}`), answer);
const outcome = async (number: number, answer: unknown) => (await judged(number, answer)).outcome;
const textOf = async (number: number, answer: unknown) => (await judged(number, answer)).text;

describe('the exercises about activations', () => {
  it('1: pass the input at which gate² and x · gate agree', async () => {
    // (0.6 + 3) / 6 = 0.6
    assert.equal(await outcome(1, 0.6), 'passed');
    assert.match(await textOf(1, 3), /h-swish is 3 there/);
    assert.match(await textOf(1, 1), /0\.667, its square 0\.444/);
    assert.match(await textOf(1, 6), /h-swish gives x/);
    for (const answer of [0.5, 0.61, -3, 0, '0.6', Number.NaN, [0.6]]) {
      assert.equal(await outcome(1, answer), 'not yet', String(answer));
    }
    assert.doesNotMatch(await textOf(1, 0.5), /larger|smaller/);
    assert.equal(await outcome(1, undefined), 'no answer');
  });

  it('2: pass two clipped float16 numbers of which the sum keeps one', async () => {
    // Neighbours of 4 are 1/256 apart; half of it is a tie, which goes to 4, the even one.
    for (const answer of [
      [4, 1 / 512],
      [5, 3 / 2048],
    ]) {
      assert.equal(await outcome(2, answer), 'passed', String(answer));
    }
    assert.match(await textOf(2, [4, 0.0015]), /no float16/);
    assert.match(await textOf(2, [6.5, 1]), /from 0 to 6/);
    assert.match(await textOf(2, [1000, 0.25]), /from 0 to 6/);
    assert.match(await textOf(2, [4, 1 / 2048]), /at least 0\.001/);
    // Between 4 + 1/256 and its upper neighbour a tie goes up.
    assert.match(await textOf(2, [4 + 1 / 256, 1 / 512]), /left a trace/);
    assert.match(await textOf(2, [1, 1]), /left a trace/);
    for (const answer of [4, [4], [4, '1'], [4, Number.NaN], {}, [1, 2, 3]]) {
      assert.equal(await outcome(2, answer), 'not yet', String(answer));
    }
    assert.equal(await outcome(2, undefined), 'no answer');
  });

  it('3: pass the row from which on a fifth of the elements is left', async () => {
    // Rows 12 to 16: 664,544 of 3,825,632 elements, 17 %; with row 11, 22 %.
    assert.equal(await outcome(3, 12), 'passed');
    assert.match(await textOf(3, 11), /more than a fifth/);
    assert.match(await textOf(3, 14), /a fifth of the rows/);
    for (const answer of [7, 13, 16, '12', Number.NaN, {}]) {
      assert.equal(await outcome(3, answer), 'not yet', String(answer));
    }
    assert.doesNotMatch(await textOf(3, 7), /larger|smaller/);
    assert.equal(await outcome(3, undefined), 'no answer');
  });
});
