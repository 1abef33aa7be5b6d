import assert from 'node:assert/strict';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf } from '../../../src/teaching/course/exercises.js';

const say = async (number: number, answer: unknown) =>
  judge(await exerciseOf(`memory-wall/${number}`), answer);

describe('the exercises of the memory wall', () => {
  it('take the lower roof, and neither the slope alone nor the higher one', async () => {
    const lower = (peak: number, bandwidth: number, intensity: number) =>
      Math.min(peak, bandwidth * intensity);
    assert.equal((await say(1, lower)).outcome, 'passed');
    for (const wrong of [
      (_: number, bandwidth: number, intensity: number) => bandwidth * intensity,
      (peak: number) => peak,
      (peak: number, bandwidth: number, intensity: number) => Math.max(peak, bandwidth * intensity),
      (peak: number, bandwidth: number, intensity: number) => Math.min(peak, bandwidth / intensity),
    ]) {
      assert.equal((await say(1, wrong)).outcome, 'not yet');
    }
  });

  it('take the intensity to 1 %, and know the two usual mistakes', async () => {
    assert.equal((await say(2, 10.2)).outcome, 'passed');
    for (const [answer, hint] of [
      [5.11, /two FLOPs/],
      [40.9, /four bytes/],
      [10.5, /expected a smaller number/],
    ] as const) {
      const { outcome, text } = await say(2, answer);
      assert.equal(outcome, 'not yet');
      assert.match(text, hint);
    }
  });

  it('take a block that fits and whose lines do not crowd into a few sets, and no other', async () => {
    for (const block of [32, 48]) assert.equal((await say(3, block)).outcome, 'passed');
    for (const block of [8, 16, 52, 64, 128]) {
      const { outcome, text } = await say(3, block);
      assert.equal(outcome, 'not yet');
      assert.match(text, /times as many misses as with blocks of \d+, expected at least 200 times/);
    }
    for (const block of [0, -16, 16.5, 129]) assert.match((await say(3, block)).text, /whole number from 1/);
  });
});
