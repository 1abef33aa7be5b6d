import assert from 'node:assert/strict';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf } from '../../../src/teaching/course/exercises.js';

const judged = async (number: number, answer: unknown) =>
  judge(await exerciseOf(`group-count/${number}`), answer);
const outcome = async (number: number, answer: unknown) => (await judged(number, answer)).outcome;
const textOf = async (number: number, answer: unknown) => (await judged(number, answer)).text;

describe('the exercises about groups', () => {
  it('1: pass slightly more than two elements per multiply-accumulate', async () => {
    // 56² · (128 + 128) + 128 elements for 56² · 128 multiply-accumulates.
    for (const answer of [2, 2 + 1 / 3136]) assert.equal(await outcome(1, answer), 'passed');
    // (56² · 256 + 128²) / (56² · 128²)
    assert.match(await textOf(1, 1 / 64 + 1 / 3136), /^That is the layer without groups/);
    assert.match(await textOf(1, 8), /^Those are bytes/);
    assert.match(await textOf(1, 0.5), /the inverse/);
    for (const answer of [1, 3, '2', Number.NaN, [2], {}]) assert.equal(await outcome(1, answer), 'not yet');
    assert.equal(await outcome(1, Promise.reject(new Error('cell crashed'))), 'not yet');
    assert.equal(await outcome(1, undefined), 'no answer');
  });

  it('2: pass the most groups that keep the budget and divide the channels', async () => {
    // (1 + g) · 401408 + 16384 ≤ 3 · 819200 up to g = 5; 4 divides 128.
    assert.equal(await outcome(2, 4), 'passed');
    assert.match(await textOf(2, 5), /do not divide/);
    assert.match(await textOf(2, 8), /the input stays/);
    for (const answer of [1, 2, 3, 16, '4', Number.NaN, {}])
      assert.equal(await outcome(2, answer), 'not yet');
    assert.equal(await outcome(2, Promise.reject(new Error('cell crashed'))), 'not yet');
    assert.equal(await outcome(2, undefined), 'no answer');
  });

  it('3: pass the verdict of direction only', async () => {
    assert.equal(await outcome(3, 'direction only'), 'passed');
    for (const answer of ['reproduced', 'not here', "can't tell", 'direction', 1.14, Number.NaN, {}]) {
      assert.equal(await outcome(3, answer), 'not yet', String(answer));
    }
    assert.equal(await outcome(3, Promise.reject(new Error('cell crashed'))), 'not yet');
    assert.equal(await outcome(3, undefined), 'no answer');
  });
});
