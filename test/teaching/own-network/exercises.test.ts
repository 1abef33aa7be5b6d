import assert from 'node:assert/strict';
import { judge } from '../../../src/teaching/course/check.js';
import { exerciseOf } from '../../../src/teaching/course/exercises.js';

const judged = async (number: number, answer: unknown) =>
  judge(await exerciseOf(`own-network/${number}`), answer);
const outcome = async (number: number, answer: unknown) => (await judged(number, answer)).outcome;

describe('the exercises about a network of one’s own', () => {
  it('1: pass the elements that go through batch norm, and know the gap itself and its quarter', async () => {
    // 48²·(33 + 33 + 64) + 24²·64 + 26²·(96 + 96 + 128) elements.
    const elements = (48 ** 2 * 130 + 24 ** 2 * 64 + 26 ** 2 * 320) / 1e6;
    assert.equal(await outcome(1, elements), 'passed');
    assert.match((await judged(1, 2 * elements)).text, /gap in operations/);
    assert.match((await judged(1, elements / 2)).text, /fvcore counts batch norm too/);
    for (const answer of [elements * 1e6, 1.01 * elements, 4 * elements]) {
      assert.equal(await outcome(1, answer), 'not yet', String(answer));
    }
  });

  it('2: pass what FLOPs promise of one filter less, and know a share of the filters', async () => {
    // 48²·(27 + 9 + 64) of 21,175,040 multiply-accumulates.
    const percent = (100 * 48 ** 2 * 100) / 21_175_040;
    assert.equal(await outcome(2, percent), 'passed');
    assert.match((await judged(2, 100 / 33)).text, /share of the filters/);
    assert.match(
      (await judged(2, 100 / (100 / percent - 1))).text,
      /relative to the network with 32 filters/,
    );
    for (const answer of [percent / 100, 100 - percent, 0]) {
      assert.equal(await outcome(2, answer), 'not yet', String(answer));
    }
  });

  it('3: pass what is lost below the roofline, never less than nothing', async () => {
    type Lost = (macs: number, bytes: number, ms: number, gflops: number, gbs: number) => unknown;
    const right: Lost = (macs, bytes, ms, gflops, gbs) =>
      Math.max(0, ms - Math.max((2 * macs) / gflops, bytes / gbs) / 1e6);
    assert.equal(await outcome(3, right), 'passed');
    const wrong: Lost[] = [
      (macs, bytes, ms, gflops, gbs) => ms - Math.max((2 * macs) / gflops, bytes / gbs) / 1e6,
      () => 0,
      () => undefined,
    ];
    for (const lost of wrong) assert.equal(await outcome(3, lost), 'not yet', String(lost));
  });
});
