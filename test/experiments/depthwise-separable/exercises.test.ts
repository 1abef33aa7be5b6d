import assert from 'node:assert/strict';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf } from '../../../src/teaching/course/exercises.js';

const judged = async (number: number, answer: unknown) =>
  judge(await exerciseOf(`depthwise-separable/${number}`), answer);
const outcome = async (number: number, answer: unknown) => (await judged(number, answer)).outcome;
const textOf = async (number: number, answer: unknown) => (await judged(number, answer)).text;

describe('the exercises about separable layers', () => {
  it('1: pass 1 / (1/K + 1/S²), and no formula that leaves out a half or a square', async () => {
    type Formula = (filters: number, window: number) => unknown;
    const right: Formula = (k, s) => (k * s * s) / (k + s * s);
    const wrong: readonly Formula[] = [
      (k, s) => 1 / k + 1 / s ** 2,
      (_, s) => s * s,
      (k, s) => 1 / (1 / k + 1 / s),
      k => 1 / (1 / k + 1 / 9),
      () => Number.NaN,
      () => ({}),
      () => JSON.parse('{'),
    ];
    assert.equal(await outcome(1, right), 'passed');
    for (const formula of wrong) assert.equal(await outcome(1, formula), 'not yet', String(formula));
    assert.match(await textOf(1, wrong[0]), /work that is left/);
    assert.match(await textOf(1, wrong[1]), /limit for many filters/);
    for (const answer of [8.84, Number.NaN, {}]) assert.equal(await outcome(1, answer), 'not yet');
    assert.equal(await outcome(1, undefined), 'no answer');
  });

  it('2: pass the first side at which 4·s²·C + 9·C + C² is more than 2·s²·C + 9·C²', async () => {
    // s² > (8 · 128 − 9) / 2 = 507.5; 22² = 484, 23² = 529.
    assert.equal(await outcome(2, 23), 'passed');
    assert.match(await textOf(2, 22), /still moves less/);
    // s² > 8 · 128 − 9 = 1015: 31² = 961, 32² = 1024.
    assert.match(await textOf(2, 32), /counts the map between the halves once/);
    assert.match(await textOf(2, 50), /four maps/);
    for (const answer of [22.53, 24, 507.5, 508, '23', Number.NaN, {}]) {
      assert.equal(await outcome(2, answer), 'not yet', String(answer));
    }
    assert.equal(await outcome(2, Promise.reject(new Error('cell crashed'))), 'not yet');
    assert.equal(await outcome(2, undefined), 'no answer');
  });

  it('3: pass 27 / 155 of the time in per cent', async () => {
    assert.equal(await outcome(3, 2700 / 155), 'passed');
    assert.match(await textOf(3, 900 / 137), /share of the work/);
    assert.match(await textOf(3, 27 / 155), /share as a fraction/);
    assert.match(await textOf(3, 2700 / 137), /divide by the time of both halves/);
    for (const answer of [3, 21, '17.4', Number.NaN, {}]) assert.equal(await outcome(3, answer), 'not yet');
    assert.equal(await outcome(3, Promise.reject(new Error('cell crashed'))), 'not yet');
    assert.equal(await outcome(3, undefined), 'no answer');
  });
});
