import assert from 'node:assert/strict';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf } from '../../../src/teaching/course/exercises.js';

const judged = async (number: number, answer: unknown) =>
  judge(await exerciseOf(`fused-mbconv/${number}`), answer);
const textOf = async (number: number, answer: unknown) => {
  const { outcome, text } = await judged(number, answer);
  assert.equal(outcome, 'not yet', text);
  return text;
};

describe('the exercises about Fused-MBConv', () => {
  it('1: pass the ratio for every window', async () => {
    const right = (c: number, s: number) => (c * (s * s + 1)) / (2 * c + s * s);
    assert.equal((await judged(1, right)).outcome, 'passed');
    assert.match(await textOf(1, (c: number) => (10 * c) / (2 * c + 9)), /window = 5/);
    assert.equal((await judged(1, undefined)).outcome, 'no answer');
  });

  it('2: pass 8·C/9', async () => {
    assert.equal((await judged(2, 21.3)).outcome, 'passed');
    assert.match(await textOf(2, 240 / 9), /also has two 1×1/);
    assert.match(await textOf(2, 240 / 57), /how many times the work/);
    assert.match(await textOf(2, 24), /two 1×1 convolutions, one on each side/);
    for (const answer of [10, 22, 100]) assert.match(await textOf(2, answer), /^Write the time/);
    assert.equal((await judged(2, undefined)).outcome, 'no answer');
  });

  it('3: pass the least work of each block', async () => {
    assert.equal((await judged(3, { mbconv: [7], fused: [3, 3, 3] })).outcome, 'passed');
    assert.match(
      await textOf(3, { mbconv: [3, 3, 3], fused: [3, 3, 3] }),
      /^mbconv: another.*further block/s,
    );
    assert.match(await textOf(3, { mbconv: [7], fused: [7] }), /^fused: another/);
    assert.match(await textOf(3, { mbconv: [7], fused: [5, 3] }), /^fused: another/);
    assert.match(await textOf(3, { mbconv: [5], fused: [3, 3, 3] }), /see 5 pixels/);
    for (const answer of [
      {},
      { mbconv: [7] },
      { mbconv: [9], fused: [7] },
      [7],
      { mbconv: [], fused: [7] },
    ]) {
      assert.match(await textOf(3, answer), /^Give/);
    }
    assert.equal((await judged(3, undefined)).outcome, 'no answer');
  });
});
