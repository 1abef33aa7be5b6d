import assert from 'node:assert/strict';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf } from '../../../src/teaching/course/exercises.js';
import { inSmokeProfile } from '../../teaching/course/smoke-profile.js';

async function outcome(number: number, answer: unknown): Promise<string> {
  return (await judge(await exerciseOf(`pruning-speed/${number}`), answer)).outcome;
}

/** Activations, and four comparisons for each value of a pool, of the small network with these filters. */
function elementOps(filters: readonly number[]): number {
  const sides = [28, 28, 14, 14, 7, 7];
  const activations = filters.reduce((sum, count, i) => sum + count * sides[i] ** 2, 0);
  const pools = [1, 3, 5].reduce((sum, i) => sum + filters[i] * 4 * Math.floor(sides[i] / 2) ** 2, 0);
  return activations + pools;
}

describe('the exercises about pruning', () => {
  it('1: pass what is left of activations and pools, not of the multiply-accumulates', async () => {
    const left = (100 * elementOps([3, 3, 6, 6, 13, 13])) / elementOps([32, 32, 64, 64, 128, 128]);
    assert.equal(await outcome(1, left), 'passed');
    for (const answer of [left / 100, 10, 1, 0.995, 90, String(left), Number.NaN, {}]) {
      assert.equal(await outcome(1, answer), 'not yet', String(answer));
    }
    assert.equal(await outcome(1, undefined), 'no answer');
  });

  it('2: pass the next multiple of the tile, and no other rounding', async () => {
    type Formula = (filters: number, tile: number) => unknown;
    const right: Formula = (filters, tile) => filters + ((tile - (filters % tile)) % tile);
    const wrong: readonly Formula[] = [
      (filters, tile) => filters + tile - (filters % tile),
      (filters, tile) => Math.floor(filters / tile) * tile,
      (filters, tile) => Math.round(filters / tile) * tile,
      (filters, tile) => Math.ceil(filters / tile),
      filters => filters,
      () => Number.NaN,
      () => ({}),
      () => {
        throw new Error('not finished');
      },
    ];
    assert.equal(await outcome(2, right), 'passed');
    for (const formula of wrong) assert.equal(await outcome(2, formula), 'not yet', String(formula));
    for (const answer of [100, Number.NaN, {}]) assert.equal(await outcome(2, answer), 'not yet');
    assert.equal(await outcome(2, undefined), 'no answer');
  });

  it('3: refuse to measure a layer that is the same or has lost a filter, is not a whole number, or takes forever', async () => {
    for (const answer of [6, 7, 0, -8, 7.5, 1e6, '8', [8], Number.NaN, {}]) {
      assert.equal(await outcome(3, answer), 'not yet', String(answer));
    }
    assert.equal(await outcome(3, undefined), 'no answer');
  });

  it('3: measure the right number, and do not pass it in a run that is too short to tell', () =>
    inSmokeProfile(async () => {
      const { outcome, text } = await judge(await exerciseOf('pruning-speed/3'), 8);
      assert.equal(outcome, 'too noisy');
      assert.match(text, /^time of baseline over yours: .*too few rounds/);
    }));
});
