import assert from 'node:assert/strict';
import { GIVEN_KERNEL } from '../../../experiments/kernel-ladder/given-kernel.js';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf } from '../../../src/teaching/course/exercises.js';

const judged = async (number: number, answer: unknown) =>
  judge(await exerciseOf(`kernel-ladder/${number}`), answer);
const outcome = async (number: number, answer: unknown) => (await judged(number, answer)).outcome;
const textOf = async (number: number, answer: unknown) => (await judged(number, answer)).text;

describe('the exercises about register tiles', () => {
  it('1: pass the largest tile that fits, and say whether others fit', async () => {
    // 5·2 + 2 + 2 = 14 registers and 7 loads for 10 products; 6·2 + 2 + 2 = 16 are too many.
    assert.equal(await outcome(1, '5x2'), 'passed');
    assert.match(await textOf(1, '6x2'), /do not fit/);
    for (const answer of ['4x2', '6x1', '1x2']) assert.match(await textOf(1, answer), /^It fits, but/);
    for (const answer of ['2x5', '10', 10, Number.NaN, [5, 2], {}]) {
      assert.equal(await outcome(1, answer), 'not yet', String(answer));
    }
    assert.equal(await outcome(1, Promise.reject(new Error('cell crashed'))), 'not yet');
    assert.equal(await outcome(1, undefined), 'no answer');
  });

  it('2: pass the number that gets worse, and none that stays or gets better', async () => {
    // Three accesses for each product instead of two: the sum is loaded and stored.
    assert.equal(await outcome(2, 'loads and stores'), 'passed');
    for (const answer of ['multiply-accumulates', 'L1 misses', 'L2 misses', 'loads', 3, {}]) {
      assert.equal(await outcome(2, answer), 'not yet', String(answer));
    }
    assert.equal(await outcome(2, Promise.reject(new Error('cell crashed'))), 'not yet');
    assert.equal(await outcome(2, undefined), 'no answer');
  });

  it('3: refuse to measure what is not text or does not compile', async () => {
    assert.match(await textOf(3, { source: GIVEN_KERNEL }), /^Expected the source text/);
    assert.match(await textOf(3, GIVEN_KERNEL.replace('let s0', 'let t0')), /^It does not compile:\n\n```\n/);
    for (const answer of [1.5, Number.NaN, () => GIVEN_KERNEL])
      assert.equal(await outcome(3, answer), 'not yet');
    assert.equal(await outcome(3, Promise.reject(new Error('cell crashed'))), 'not yet');
    assert.equal(await outcome(3, undefined), 'no answer');
  });
});
