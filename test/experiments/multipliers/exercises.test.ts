import assert from 'node:assert/strict';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf } from '../../../src/teaching/course/exercises.js';

const judged = async (number: number, answer: unknown) =>
  judge(await exerciseOf(`multipliers/${number}`), answer);
const outcome = async (number: number, answer: unknown) => (await judged(number, answer)).outcome;
const textOf = async (number: number, answer: unknown) => (await judged(number, answer)).text;

describe('the exercises about multipliers', () => {
  it('1: name the rule that forgets the depthwise half', async () => {
    const right = (channels: number, share: number) =>
      8 * Math.floor((Math.sqrt(81 + 4 * share * channels * (channels + 9)) - 9) / 16);
    assert.equal(await outcome(1, right), 'passed');
    const bySquare = (channels: number, share: number) => 8 * Math.floor((channels * Math.sqrt(share)) / 8);
    assert.match(await textOf(1, bySquare), /forgets that the depthwise half/);
    const byShare = (channels: number, share: number) => 8 * Math.floor((channels * share) / 8);
    assert.match(await textOf(1, byShare), /share of the channels/);
    assert.equal(await outcome(1, undefined), 'no answer');
  });

  it('2: pass any two networks that show it, and say what is wrong with others', async () => {
    for (const answer of [
      [
        [1, 96],
        [0.5, 224],
      ],
      [
        [1, 64],
        [0.5, 192],
      ],
    ]) {
      assert.equal(await outcome(2, answer), 'passed');
    }
    const pair = (...networks: readonly (readonly [number, number])[]) => networks;
    assert.match(await textOf(2, pair([1, 224], [0.5, 224])), /does not do less work/);
    assert.match(await textOf(2, pair([0.5, 224], [1, 224])), /the ordinary case/);
    assert.match(await textOf(2, pair([0.75, 128], [0.5, 192])), /less than 3 times/);
    for (const answer of [
      [1, 96],
      [
        [1, 100],
        [0.5, 224],
      ],
      [
        [2, 96],
        [0.5, 224],
      ],
      'x',
      3,
      {},
      [[1, 96]],
    ]) {
      assert.match(await textOf(2, answer), /^Expected \[\[width/);
    }
  });

  it('3: pass the growth of the mean cost by the mixture alone', async () => {
    // (4 · 9 + 24) / 33 over (4 · 9 + 96) / 105.
    const right = 60 / 33 / (132 / 105);
    assert.equal(await outcome(3, right), 'passed');
    assert.equal(await outcome(3, 1.45), 'passed');
    assert.match(await textOf(3, 1 / right), /take the inverse/);
    assert.match(await textOf(3, 60 / 33), /1×1 convolutions only/);
    assert.match(await textOf(3, (60 * 24) / (132 * 96)), /whole times/);
    assert.match(await textOf(3, 105 / 33), /share grows/);
    for (const answer of [1, 4, 10]) assert.match(await textOf(3, answer), /^Write down both kinds/);
  });
});
