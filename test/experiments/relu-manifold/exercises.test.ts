import assert from 'node:assert/strict';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf } from '../../../src/teaching/course/exercises.js';

async function outcome(number: number, answer: unknown): Promise<string> {
  return (await judge(await exerciseOf(`relu-manifold/${number}`), answer)).outcome;
}

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
const choose = (n: number, k: number): number => Math.round(factorial(n) / factorial(k) / factorial(n - k));

describe('the exercises about ReLU and manifolds', () => {
  it('1: pass the share of sign patterns with at least d channels on, and no other sum', async () => {
    type Formula = (n: number, d: number) => unknown;
    const sum = (n: number, from: number, to: number) => {
      let ways = 0;
      for (let on = from; on <= to; on++) ways += choose(n, on);
      return ways / 2 ** n;
    };
    const right = (n: number, d: number) => sum(n, d, n);
    const wrong: readonly Formula[] = [
      n => 1 - (1 + n) / 2 ** n,
      (n, d) => 1 - right(n, d),
      (n, d) => sum(n, d + 1, n),
      (n, d) => choose(n, d) / 2 ** n,
      (n, d) => 100 * sum(n, d, n),
      () => Number.NaN,
      () => ({}),
      () => {
        throw new Error('not finished');
      },
    ];
    assert.equal(await outcome(1, right), 'passed');
    for (const formula of wrong) assert.equal(await outcome(1, formula), 'not yet', String(formula));
    for (const answer of [0.25, Number.NaN, {}]) assert.equal(await outcome(1, answer), 'not yet');
    assert.equal(await outcome(1, undefined), 'no answer');
  });

  it('2: pass three channels, for which one of two opposite points has two on', async () => {
    assert.equal(await outcome(2, 'n = 3'), 'passed');
    for (const answer of ['n = 2', 'n = 5', 'n = 4', 3, Number.NaN, {}]) {
      assert.equal(await outcome(2, answer), 'not yet', String(answer));
    }
    assert.equal(await outcome(2, undefined), 'no answer');
  });

  it('3: pass four channels of which two neighbours are on everywhere', async () => {
    const passing = [
      [
        [1, 0],
        [0, 1],
        [-1, 0],
        [0, -1],
      ],
      [
        [2, 1],
        [-1, 2],
        [-30, -15],
        [0.1, -0.2],
      ],
      // Opposite pairs, at any angle between the two.
      [
        [1, 0],
        [1, 1],
        [-1, 0],
        [-1, -1],
      ],
    ];
    for (const rows of passing) assert.equal(await outcome(3, rows), 'passed', JSON.stringify(rows));
  });

  it('3: refuse four channels that leave a sector with one direction, and anything else', async () => {
    const wrong = [
      [
        [1, 0],
        [0, 1],
        [1, 1],
        [1, -1],
      ],
      [
        [1, 0],
        [1, 0],
        [-1, 0],
        [-1, 0],
      ],
      [
        [1, 0],
        [0, 1],
        [-1, 0.001],
        [0, -1],
      ],
      [
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 0],
      ],
      [
        [1, 0],
        [0, 1],
        [-1, 0],
      ],
      [
        [1, 0],
        [0, 1],
        [-1, 0],
        [0, Number.NaN],
      ],
      [1, 2, 3, 4],
      'x',
      {},
    ];
    for (const answer of wrong) assert.equal(await outcome(3, answer), 'not yet', JSON.stringify(answer));
    assert.equal(await outcome(3, undefined), 'no answer');
    const hint = (await judge(await exerciseOf('relu-manifold/3'), wrong[0])).text;
    // The four directions lie within 135°: their opposites have at most one channel on.
    assert.match(hint, /preserves \d\d(\.\d)? % of the plane/);
  });
});
