import assert from 'node:assert/strict';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf } from '../../../src/teaching/course/exercises.js';

async function outcome(number: number, answer: unknown): Promise<string> {
  return (await judge(await exerciseOf(`layer-time/${number}`), answer)).outcome;
}

describe('the exercises about fusing', () => {
  it("1: pass Amdahl's share of convolutions that run four times as fast", async () => {
    // 0.2225 / 0.3325.
    assert.equal(await outcome(1, 66.92), 'passed');
    for (const answer of [22.25, 33.1, 89, 0.669, '66.92', Number.NaN, {}]) {
      assert.equal(await outcome(1, answer), 'not yet', String(answer));
    }
    assert.equal(await outcome(1, undefined), 'no answer');
  });

  it('2: pass the folded bias, and none that forgets the root, epsilon or the old bias', async () => {
    type Fold = (b: number, gamma: number, beta: number, mean: number, v: number, eps: number) => unknown;
    const right: Fold = (b, gamma, beta, mean, v, eps) => beta + (gamma * (b - mean)) / (v + eps) ** 0.5;
    const wrong: readonly Fold[] = [
      (b, gamma, beta, mean, v, eps) => beta + (gamma * (b - mean)) / (v + eps),
      (b, gamma, beta, mean, v) => beta + (gamma * (b - mean)) / v ** 0.5,
      (_, gamma, beta, mean, v, eps) => beta - (gamma * mean) / (v + eps) ** 0.5,
      (b, gamma, beta, mean, v, eps) => b + beta - (gamma * mean) / (v + eps) ** 0.5,
      () => Number.NaN,
      () => {
        throw new Error('no fold');
      },
    ];
    assert.equal(await outcome(2, right), 'passed');
    for (const fold of wrong) assert.equal(await outcome(2, fold), 'not yet', String(fold));
    assert.equal(await outcome(2, undefined), 'no answer');
  });

  it('3: pass the batch norms of DenseNet that do not follow a convolution', async () => {
    // 121 in all; in each of the 58 dense layers the second follows the 1×1 convolution, and one follows the stem.
    assert.equal(await outcome(3, 121 - 58 - 1), 'passed');
    for (const answer of [121, 59, 0, '62', Number.NaN, {}]) {
      assert.equal(await outcome(3, answer), 'not yet', String(answer));
    }
    assert.equal(await outcome(3, undefined), 'no answer');
  });
});
