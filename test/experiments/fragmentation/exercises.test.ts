import assert from 'node:assert/strict';
import { inParallel, inSeries, type Weights } from '../../../experiments/fragmentation/merge-exercise.js';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf } from '../../../src/teaching/course/exercises.js';

const judged = async (number: number, answer: unknown) =>
  judge(await exerciseOf(`fragmentation/${number}`), answer);
const outcome = async (number: number, answer: unknown) => (await judged(number, answer)).outcome;
const textOf = async (number: number, answer: unknown) => (await judged(number, answer)).text;

type Merge = (arrangement: string, first: Weights, second: Weights) => unknown;

const right: Merge = (arrangement, first, second) =>
  arrangement === 'series' ? inSeries(first, second) : inParallel(first, second);

describe('merged convolutions', () => {
  it('are the product and the sum of the weights', () => {
    // First doubles channel 1 and drops channel 2; second swaps channels.
    const first = [
      [2, 0],
      [0, 0],
    ];
    const second = [
      [0, 1],
      [1, 0],
    ];
    assert.deepEqual(inSeries(first, second), [
      [0, 0],
      [2, 0],
    ]);
    assert.deepEqual(inParallel(first, second), [
      [2, 1],
      [1, 0],
    ]);
  });
});

describe('the exercises about fragments', () => {
  it('1: pass a function that merges both ways, and name what a wrong one did', async () => {
    assert.equal(await outcome(1, right), 'passed');
    const wrong: readonly (readonly [Merge, RegExp])[] = [
      [(how, a, b) => (how === 'series' ? inSeries(b, a) : inParallel(a, b)), /other order/],
      [(_, a, b) => inParallel(a, b), /added the weights/],
      [(_, a, b) => inSeries(a, b), /multiplied the weights/],
      [(_, a, b) => a.map((row, k) => row.map((w, c) => w * (b[k]?.[c] ?? 0))), /number by number/],
      [() => [[1]], /expected 2×2/],
      [() => 1, /list of rows/],
    ];
    for (const [merge, hint] of wrong) assert.match(await textOf(1, merge), hint);
    assert.equal(await outcome(1, 'merge'), 'not yet');
    assert.equal(await outcome(1, undefined), 'no answer');
  });

  it('2: pass what 30 more calls cost each', async () => {
    // (10⁶ / 752 − 10⁶ / 2446) / 30 = (1329.8 − 408.8) / 30
    for (const answer of [30.7, 30.5]) assert.equal(await outcome(2, answer), 'passed');
    assert.match(await textOf(2, 307), /all ten blocks/);
    assert.match(await textOf(2, 33.2), /share of the work/);
    assert.match(await textOf(2, 23.0), /how many more/);
    assert.match(await textOf(2, 30_700), /nanoseconds/);
    assert.match(await textOf(2, 0.0307), /milliseconds/);
    for (const answer of [10, 50, 100]) assert.match(await textOf(2, answer), /subtract them/);
    assert.equal(await outcome(2, '30.7'), 'not yet');
  });

  it('3: pass the fewest images with which four fragments in series cost a tenth at most', async () => {
    // Work of an image: 56² · 128² / 3500 ns = 14.68 µs. (14.68 b + 80) / (14.68 b + 20) ≤ 1.1 from b = 39.5 on.
    assert.equal(await outcome(3, 40), 'passed');
    assert.match(await textOf(3, 39), /still cost/);
    // (14.68 b + 140) / (14.68 b + 20) ≤ 1.1 from b = 80.4 on.
    assert.match(await textOf(3, 81), /in parallel/);
    // 80 / 14.68 b ≤ 0.1 from b = 54.5 on; 60 / 14.68 b from 40.9 on.
    assert.match(await textOf(3, 55), /as well, and its time/);
    assert.match(await textOf(3, 41), /work and one call/);
    for (const answer of [1, 8, 64]) assert.match(await textOf(3, answer), /multiplies the work/);
  });
});
