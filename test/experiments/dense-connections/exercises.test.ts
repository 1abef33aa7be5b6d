import assert from 'node:assert/strict';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf } from '../../../src/teaching/course/exercises.js';

const say = async (number: number, answer: unknown) =>
  judge(await exerciseOf(`dense-connections/${number}`), answer);

const joined = (c0: number, k: number, L: number) => L * c0 + (k * L * (L + 1)) / 2;

describe('the exercises about dense connections', () => {
  it('1: take the sum over all concatenations, and know the usual slips', async () => {
    assert.equal((await say(1, joined)).outcome, 'passed');
    for (const [formula, hint] of [
      [(c0: number, k: number, L: number) => 2 * joined(c0, k, L), /read and written/],
      [(c0: number, k: number, L: number) => joined(c0, k, L) + c0, /first layer/],
      [(c0: number, k: number, L: number) => joined(c0, k, L - 1), /output is a concatenation too/],
      [(c0: number, k: number, L: number) => c0 + L * k, /last concatenation alone/],
      [(c0: number, k: number, L: number) => L * (c0 + L * k), /as large as the last one/],
      [(c0: number) => c0, /too small/],
    ] as const) {
      const { outcome, text } = await say(1, formula);
      assert.equal(outcome, 'not yet');
      assert.match(text, hint);
    }
  });

  it('2: take half the layers of twice the growth, and say which limit others break', async () => {
    assert.equal((await say(2, [8, 16])).outcome, 'passed');
    for (const [answer, hint] of [
      [[16, 8], /copies ×1.00 .* fewer/],
      [[32, 4], /fewer/],
      [[4, 32], /grows with k²/],
      [[8, 8], /add 64, expected 128/],
      [[8], /two whole numbers/],
      ['8, 16', /two whole numbers/],
    ] as const) {
      const { outcome, text } = await say(2, answer);
      assert.equal(outcome, 'not yet', String(answer));
      assert.match(text, hint);
    }
  });

  it('3: take the half that nobody touches, and never say larger or smaller', async () => {
    assert.equal((await say(3, 116)).outcome, 'passed');
    for (const [answer, hint] of [
      [2, /with the shuffles/],
      [232 / 128, /r\^j·c/],
      [232, /three convolutions/],
      [0, /left half/],
      [58, /Follow one channel/],
    ] as const) {
      const { outcome, text } = await say(3, answer);
      assert.equal(outcome, 'not yet');
      assert.match(text, hint);
      assert.doesNotMatch(text, /larger|smaller/);
    }
  });
});
