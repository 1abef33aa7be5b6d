import assert from 'node:assert/strict';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf } from '../../../src/teaching/course/exercises.js';

const judged = async (number: number, answer: unknown) =>
  judge(await exerciseOf(`compound-scaling/${number}`), answer);
const outcome = async (number: number, answer: unknown) => (await judged(number, answer)).outcome;
const textOf = async (number: number, answer: unknown) => (await judged(number, answer)).text;

describe('the exercises about compound scaling', () => {
  it('1: pass the rule of the MobileNets, and name what other roundings forget', async () => {
    const right = (c: number) => {
      const nearest = Math.max(8, 8 * Math.floor((c + 4) / 8));
      return nearest < 0.9 * c ? nearest + 8 : nearest;
    };
    assert.equal(await outcome(1, right), 'passed');
    assert.match(await textOf(1, (c: number) => Math.max(8, 8 * Math.round(c / 8))), /more than a tenth/);
    assert.match(await textOf(1, (c: number) => 8 * Math.ceil(c / 8)), /always rounds up/);
    assert.equal(await outcome(1, undefined), 'no answer');
  });

  it('2: pass factors that promise twice the work and add a layer to every stage', async () => {
    // 1.05 · 1.38² = 2.0, and one layer more in each of seven stages.
    assert.equal(await outcome(2, { depth: 1.05, width: 1, resolution: 1.38 }), 'passed');
    assert.match(await textOf(2, { depth: 2, width: 2, resolution: 1 }), /^d · w² · r² is 8/);
    assert.match(
      await textOf(2, { depth: 2, width: 1, resolution: 1 }),
      /more than promised|less than promised/,
    );
    assert.match(
      await textOf(2, { depth: 1, width: 1, resolution: 1.41 }),
      /more than promised|less than promised/,
    );
    for (const answer of [[1, 1, 2], { depth: 1 }, { depth: 3, width: 1, resolution: 1 }, 'x', 7]) {
      assert.match(await textOf(2, answer), /^Expected \{ depth/);
    }
  });

  it('3: pass log 8 / (0.9 · log 1.9203), and name the slips', async () => {
    const step = 1.2 * 1.1 ** 2 * 1.15 ** 2;
    const right = Math.log(8) / (0.9 * Math.log(step));
    assert.equal(right.toFixed(2), '3.54');
    assert.equal(await outcome(3, right), 'passed');
    assert.match(await textOf(3, 3), /^That is log₂ 8/);
    assert.match(await textOf(3, 3 / 0.9), /twice the work/);
    assert.match(await textOf(3, Math.log(8) / Math.log(step)), /grow eightfold/);
    assert.match(await textOf(3, (0.9 * Math.log(8)) / Math.log(step)), /room for more work/);
    for (const answer of [0.1, 2, 10]) assert.match(await textOf(3, answer), /^Write the time/);
  });
});
