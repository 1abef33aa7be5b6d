import assert from 'node:assert/strict';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf } from '../../../src/teaching/course/exercises.js';

const judged = async (number: number, answer: unknown) =>
  judge(await exerciseOf(`element-wise/${number}`), answer);
const outcome = async (number: number, answer: unknown) => (await judged(number, answer)).outcome;
const textOf = async (number: number, answer: unknown) => (await judged(number, answer)).text;

describe('the exercises about element-wise operations', () => {
  it('1: pass a slow-down from bytes and multiply-accumulates', async () => {
    const right = (w: number, n: number, macs: number, bytes: number) =>
      1 + (4 * (4 * n + 5 * w) * macs) / (bytes * (2 * w * n + 9 * n * n));
    assert.equal(await outcome(1, right), 'passed');
    assert.equal(await outcome(1, () => 1), 'not yet');
    assert.equal(await outcome(1, 1.2), 'not yet');
  });

  it('2: pass what saves more in each unit, and hint at one that is wrong', async () => {
    assert.equal(await outcome(2, { resnet: 'shortcut', thick: 'relu', inverted: 'relu' }), 'passed');
    assert.match(await textOf(2, { resnet: 'relu', thick: 'relu', inverted: 'relu' }), /^resnet:/);
    assert.match(await textOf(2, { resnet: 'shortcut', thick: 'shortcut', inverted: 'relu' }), /^thick:/);
    assert.match(await textOf(2, { resnet: 'shortcut', thick: 'relu', inverted: 'shortcut' }), /^inverted:/);
    assert.match(await textOf(2, { resnet: 'shortcut' }), /^thick is undefined/);
    for (const answer of ['relu', [1], 3]) assert.equal(await outcome(2, answer), 'not yet');
    assert.equal(await outcome(2, undefined), 'no answer');
  });

  it('3: pass the growth of a pass on both devices, and know the usual mistakes', async () => {
    const extra = (with_: number, without: number) => 1 / with_ - 1 / without;
    const gpu = extra(2066, 2376) / extra(2427, 2842);
    const arm = extra(16.9, 20.2) / extra(56.7, 66.3);
    assert.equal(await outcome(3, [gpu, arm]), 'passed');
    assert.equal(await outcome(3, [1.05, 3.79]), 'passed');
    assert.match(await textOf(3, [arm, gpu]), /other order/);
    assert.match(await textOf(3, [0.747, 0.344]), /differences of speeds/);
    assert.match(await textOf(3, [1.175, 3.355]), /whole unit/);
    assert.match(await textOf(3, [0.953, 0.264]), /inverse/);
    assert.match(await textOf(3, [2, 2]), /^Not yet/);
    for (const answer of [1.05, [1], ['1', 2], {}]) assert.match(await textOf(3, answer), /two numbers/);
  });
});
