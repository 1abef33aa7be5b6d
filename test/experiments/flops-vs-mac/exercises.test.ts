import assert from 'node:assert/strict';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf } from '../../../src/teaching/course/exercises.js';

async function outcome(number: number, answer: unknown): Promise<string> {
  return (await judge(await exerciseOf(`flops-vs-mac/${number}`), answer)).outcome;
}

describe('the exercises about memory access cost', () => {
  it('1: pass the three terms, and no formula that lacks one or has another', async () => {
    type Formula = (h: number, w: number, c1: number, c2: number) => unknown;
    const right: Formula = (h, w, c1, c2) => h * w * c1 + h * w * c2 + c1 * c2;
    const wrong: readonly Formula[] = [
      (h, w, c1, c2) => h * w * (c1 + c2),
      (h, w, c1, c2) => h * w * c1 * c2,
      (h, w, c1, c2) => 4 * Number(right(h, w, c1, c2)),
      (h, _, c1, c2) => h * h * (c1 + c2) + c1 * c2,
      () => Number.NaN,
      () => ({}),
      () => JSON.parse('{'),
    ];
    assert.equal(await outcome(1, right), 'passed');
    for (const formula of wrong) assert.equal(await outcome(1, formula), 'not yet', String(formula));
    assert.equal(await outcome(1, undefined), 'no answer');
  });

  it('2: pass the share of the weights in per cent', async () => {
    // 262144 of 262144 + 49 · 1024 = 312320.
    assert.equal(await outcome(2, 83.93), 'passed');
    for (const answer of [0.8393, 16.07, 80, 91.3, '83.93', Number.NaN, {}]) {
      assert.equal(await outcome(2, answer), 'not yet', String(answer));
    }
    assert.equal(await outcome(2, undefined), 'no answer');
  });

  it('3: refuse to measure channels that do less work, are not whole numbers, or take forever', async () => {
    for (const answer of [
      { c1: 4, c2: 4 },
      { c1: 128.5, c2: 128 },
      { c1: 128 },
      [128, 128],
      128,
      'x',
      { c1: -128, c2: -128 },
      { c1: 8192, c2: 8192 },
    ]) {
      assert.equal(await outcome(3, answer), 'not yet', JSON.stringify(answer));
    }
    assert.equal(await outcome(3, undefined), 'no answer');
  });
});
