import assert from 'node:assert/strict';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf } from '../../../src/teaching/course/exercises.js';

const judged = async (number: number, answer: unknown) =>
  judge(await exerciseOf(`xception/${number}`), answer);
const textOf = async (number: number, answer: unknown) => {
  const { outcome, text } = await judged(number, answer);
  assert.equal(outcome, 'not yet', text);
  return text;
};

describe('the exercises about extreme Inception', () => {
  it('1: pass the share for every window', async () => {
    assert.equal((await judged(1, (g: number, s: number) => g / (g + s * s))).outcome, 'passed');
    assert.match(await textOf(1, (g: number) => g / (g + 9)), /window = 5/);
    assert.equal((await judged(1, undefined)).outcome, 'no answer');
  });

  it('2: pass a stack that narrows by enough', async () => {
    // 9 · (256 + 8) + 256 · 8 + 8 · 8 against 9 · (8 + 8) + the same products.
    assert.equal((await judged(2, [256, 8, 8])).outcome, 'passed');
    assert.match(await textOf(2, [64, 8, 64]), /×1.00 of the work.*as many channels/s);
    assert.match(await textOf(2, [8, 64, 128]), /Which channels do the windows see/);
    assert.match(await textOf(2, [256, 256, 128]), /the right direction/);
    for (const answer of [[256, 8], [256, 8, 4], [512, 8, 8], 'narrow', [256, 8.5, 8]]) {
      assert.match(await textOf(2, answer), /^Give/);
    }
    assert.equal((await judged(2, undefined)).outcome, 'no answer');
  });

  it('3: pass the smallest divisor that keeps nine tenths', async () => {
    // 1 − 1/16 = 0.9375 of 1 − 1/64 = 0.984: 95 %; 8 gives 0.875, 89 %.
    assert.equal((await judged(3, 16)).outcome, 'passed');
    assert.match(await textOf(3, 8), /^Nearly: 88.9 %/);
    assert.match(await textOf(3, 9), /cannot be cut/);
    assert.match(await textOf(3, 10), /infinitely many/);
    assert.match(await textOf(3, 32), /^Write what g segments save/);
    assert.equal((await judged(3, undefined)).outcome, 'no answer');
  });
});
