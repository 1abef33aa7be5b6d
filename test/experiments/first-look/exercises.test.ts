import assert from 'node:assert/strict';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf } from '../../../src/teaching/course/exercises.js';

async function outcome(number: number, answer: unknown): Promise<string> {
  return (await judge(await exerciseOf(`first-look/${number}`), answer)).outcome;
}

describe('the exercises about counting and verdicts', () => {
  it('1: pass the formula of a grouped convolution, and not one that forgets groups, window, channels or stride', async () => {
    type Formula = (...sizes: readonly number[]) => unknown;
    const { ceil } = Math;
    const right: Formula = (h, w, c, k, r, s, g, stride) =>
      (ceil(h / stride) * ceil(w / stride) * c * k * r * s) / g;
    const wrong: readonly Formula[] = [
      (h, w, c, k, r, s, g) => (h * w * c * k * r * s) / g,
      (h, w, c, k, r, s, g, stride) => (h * w * c * k * r * s) / g / stride ** 2,
      (h, w, c, k, r, s, _, stride) => ceil(h / stride) * ceil(w / stride) * c * k * r * s,
      (h, w, c, k, r, _, g, stride) => (ceil(h / stride) * ceil(w / stride) * c * k * r * r) / g,
      (h, w, _, k, r, s, g, stride) => (ceil(h / stride) * ceil(w / stride) * k * k * r * s) / g,
      (...sizes) => 2 * Number(right(...sizes)),
      () => Number.NaN,
      () => '4',
      () => {
        throw new Error('no formula');
      },
    ];
    assert.equal(await outcome(1, right), 'passed');
    for (const formula of wrong) assert.equal(await outcome(1, formula), 'not yet', String(formula));
    assert.equal(await outcome(1, undefined), 'no answer');
  });

  it('2: pass twice the multiply-accumulates of MobileNetV2, and not the number of the paper', async () => {
    for (const answer of [601_548_544, 600e6]) assert.equal(await outcome(2, answer), 'passed');
    for (const answer of [300_774_272, 300e6, 601.5, '601548544', Number.NaN, {}]) {
      assert.equal(await outcome(2, answer), 'not yet', String(answer));
    }
    assert.equal(await outcome(2, undefined), 'no answer');
  });

  it("3: pass can't tell, and no other verdict", async () => {
    assert.equal(await outcome(3, "can't tell"), 'passed');
    for (const answer of ['reproduced', 'direction only', 'not here', 'cannot tell', 1, {}]) {
      assert.equal(await outcome(3, answer), 'not yet', String(answer));
    }
    assert.equal(await outcome(3, undefined), 'no answer');
  });
});
