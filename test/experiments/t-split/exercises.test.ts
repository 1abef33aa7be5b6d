import assert from 'node:assert/strict';
import { blocks } from '../../../experiments/t-split/blocks.js';
import { TEACHING_CACHE } from '../../../src/cost/cache/cache.js';
import { simulate } from '../../../src/cost/cache/simulate.js';
import { bottleneckTrace } from '../../../src/cost/cache/traces/bottleneck.js';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf } from '../../../src/teaching/course/exercises.js';

async function outcome(number: number, answer: unknown): Promise<string> {
  return (await judge(await exerciseOf(`t-split/${number}`), answer)).outcome;
}

describe('the exercises about the t-split', () => {
  it('1: pass the formula with rounded slices and both sides, and none without', async () => {
    type Formula = (s: number, k: number, n: number, k2: number, stride: number, t: number) => unknown;
    const memory =
      (slice: (n: number, t: number) => number, side: (s: number, stride: number) => number): Formula =>
      (s, k, n, k2, stride, t) => {
        const out = side(s, stride);
        return s * s * k + out * out * k2 + (s * s + out * out) * slice(n, t);
      };
    const halved = (s: number, stride: number) => Math.floor((s + stride - 1) / stride);
    const right = memory((n, t) => Math.floor((n + t - 1) / t), halved);
    const wrong: readonly Formula[] = [
      memory((n, t) => n / t, halved),
      memory((n, t) => Math.floor(n / t), halved),
      memory(
        (n, t) => Math.ceil(n / t),
        s => s,
      ),
      memory(
        (n, t) => Math.ceil(n / t),
        (s, stride) => s / stride,
      ),
      memory(n => n, halved),
      () => Number.NaN,
      () => ({}),
      () => {
        throw new Error('not finished');
      },
    ];
    assert.equal(await outcome(1, right), 'passed');
    for (const formula of wrong) assert.equal(await outcome(1, formula), 'not yet', String(formula));
    for (const answer of [588, Number.NaN, {}]) assert.equal(await outcome(1, answer), 'not yet');
    assert.equal(await outcome(1, undefined), 'no answer');
  });

  it('2: pass the smallest number of slices with which everything alive fits into a mebibyte', async () => {
    // Input and output: 2 · 56² · 24 · 4 B = 588 KiB; two slices of 16 channels: 392 KiB; of 18: 441 KiB.
    assert.equal(await outcome(2, 9), 'passed');
    for (const answer of [8, 10, 4, 2, 8.09, '9', Number.NaN, {}]) {
      assert.equal(await outcome(2, answer), 'not yet', String(answer));
    }
    assert.equal(await outcome(2, undefined), 'no answer');
    const { text } = await judge(await exerciseOf('t-split/2'), 4);
    assert.match(text, /Input and output/);
  });

  it('2: ask for the number of slices from which on the simulated L2 has no capacity misses', () => {
    const capacityMisses = (t: number) =>
      simulate(bottleneckTrace(blocks[1], t), TEACHING_CACHE, { threeC: true })[1].threeC!.capacity;
    assert.ok(capacityMisses(8) > 0);
    assert.equal(capacityMisses(9), 0);
  });

  const byBranch = [1, 2, 3].flatMap(i => [`branch${i}/wide`, `branch${i}/narrow`]);

  it('3: pass every order that has one wide tensor at a time', async () => {
    assert.equal(await outcome(3, [...byBranch, 'join']), 'passed');
    const [a, b, c, d, e, f] = byBranch;
    assert.equal(await outcome(3, [e, f, a, b, c, d, 'join']), 'passed');
  });

  it('3: refuse an order that needs more, cannot run, or lacks an op', async () => {
    const [a, b, c, d, e, f] = byBranch;
    for (const answer of [
      [a, c, e, b, d, f, 'join'],
      [a, c, b, d, e, f, 'join'],
      [b, a, c, d, e, f, 'join'],
      ['join', ...byBranch],
      byBranch,
      [...byBranch, 'join', 'join'],
      [1, 2, 3, 4, 5, 6, 7],
      'x',
      Number.NaN,
      {},
    ]) {
      assert.equal(await outcome(3, answer), 'not yet', String(answer));
    }
    assert.equal(await outcome(3, undefined), 'no answer');
    assert.match(
      (await judge(await exerciseOf('t-split/3'), [b, a, c, d, e, f, 'join'])).text,
      /branch1\/narrow/,
    );
  });
});
