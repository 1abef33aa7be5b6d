import assert from 'node:assert/strict';
import { placeBehind } from '../../../experiments/shuffle-and-split/exercises.js';
import { shuffledFrom } from '../../../src/cost/channel-flow.js';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf } from '../../../src/teaching/course/exercises.js';

const say = async (number: number, answer: unknown) =>
  judge(await exerciseOf(`shuffle-and-split/${number}`), answer);

describe('the exercises about shuffles', () => {
  it('1: take shuffles that leave groups apart, and say what is wrong with others', async () => {
    for (const answer of [
      [30, 10],
      [48, 16],
      [36, 12],
    ]) {
      assert.equal((await say(1, answer)).outcome, 'passed', String(answer));
    }
    assert.match(
      (await say(1, [30, 10])).text,
      /3 inputs without a shuffle, 9 behind one, 27 of 30 behind two, and all behind 3/,
    );
    for (const [answer, hint] of [
      [[12, 5], /do not divide 12 channels, 2 would be left over/],
      [[12, 1], /nothing to mix/],
      [[12, 6], /at least 3 channels/],
      [[12, 12], /at least 3 channels/],
      [[24, 8], /sees 9 of 24 inputs behind one shuffle, all behind two/],
      [[12, 3], /sees all 12 inputs behind one shuffle/],
      [[512, 64], /at most 256/],
      [[12], /two whole numbers/],
      [12, /two whole numbers/],
      [[12, 0], /two whole numbers/],
    ] as const) {
      const { outcome, text } = await say(1, answer);
      assert.equal(outcome, 'not yet');
      assert.match(text, hint);
    }
  });

  it('2: take the inverse of the shuffle, and know the shuffle itself', async () => {
    assert.equal((await say(2, placeBehind)).outcome, 'passed');
    for (let c = 0; c < 12; c++) assert.equal(placeBehind(shuffledFrom(c, 12, 3), 12, 3), c);
    assert.match((await say(2, shuffledFrom)).text, /other direction/);
    assert.match((await say(2, (c: number) => c)).text, /no shuffle/);
    assert.equal((await say(2, (c: number, C: number, g: number) => (c * g) % C)).outcome, 'not yet');
  });

  it('3: take the first unit only', async () => {
    assert.equal((await say(3, 'only in the first unit')).outcome, 'passed');
    assert.match((await say(3, 'in every unit')).text, /change their group/);
    assert.match((await say(3, 'in all but the first unit')).text, /both 1×1/);
    assert.match((await say(3, 'in no unit')).text, /24 channels/);
    assert.equal((await say(3, 1)).outcome, 'not yet');
  });
});
