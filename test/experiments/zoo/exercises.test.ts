import assert from 'node:assert/strict';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf } from '../../../src/teaching/course/exercises.js';

async function outcome(number: number, answer: unknown): Promise<string> {
  return (await judge(await exerciseOf(`zoo/${number}`), answer)).outcome;
}

describe('the exercises about whole networks', () => {
  it('1: pass the order of elements per multiply-accumulate, and not that of multiply-accumulates', async () => {
    assert.equal(await outcome(1, ['alexnet', 'shufflenet-v2', 'mobilenet-v2', 'resnet-18']), 'passed');
    const wrong = [
      ['shufflenet-v2', 'mobilenet-v2', 'alexnet', 'resnet-18'],
      ['resnet-18', 'mobilenet-v2', 'shufflenet-v2', 'alexnet'],
      ['alexnet', 'shufflenet-v2', 'mobilenet-v2'],
      'alexnet',
      {},
    ];
    for (const answer of wrong) assert.equal(await outcome(1, answer), 'not yet', String(answer));
    assert.equal(await outcome(1, undefined), 'no answer');
  });

  it('2: pass the rank correlation of the five networks of about the same work', async () => {
    // MobileNetV3, V2, SqueezeNet, EfficientNet-B0, MobileNetV1: ranks of work 1 … 5, of time 1, 3, 2, 5, 4.
    assert.equal(await outcome(2, 1 - (6 * (0 + 1 + 1 + 1 + 1)) / (5 * 24)), 'passed');
    for (const answer of [0.98, 1, 0.64, '0.8', Number.NaN, {}]) {
      assert.equal(await outcome(2, answer), 'not yet', String(answer));
    }
    assert.equal(await outcome(2, undefined), 'no answer');
  });

  it('3: pass the elements of an image alone over those of one in a batch', async () => {
    // 62.4 million elements, 61.1 million of them weights: 62.4 / (1.3 + 61.1 / 32).
    assert.equal(await outcome(3, 62.415 / (62.415 - 61.101 + 61.101 / 32)), 'passed');
    for (const answer of [32, 0.0516, 47.5, '19.4', Number.NaN, {}]) {
      assert.equal(await outcome(3, answer), 'not yet', String(answer));
    }
    assert.equal(await outcome(3, undefined), 'no answer');
  });
});
