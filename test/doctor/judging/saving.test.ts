import assert from 'node:assert/strict';
import { judgeSaving } from '../../../src/doctor/judging/saving.js';
import type { Interval } from '../../../src/doctor/report-type.js';

const share = (low: number, high: number, level = 0.99): Interval => ({
  ...{ estimate: (low + high) / 2, low, high, level, asked: 0.984 },
});
const quiet: Interval = { estimate: 1.001, low: 0.998, high: 1.004, level: 0.99, asked: 0.984 };

describe('doctor: the verdict on a saving', () => {
  it('follows the interval', () => {
    const verdicts = [
      [0.03, 0.05, 'saves'],
      [0.01, 0.05, 'saves'],
      [0.003, 0.015, 'saves nothing'],
      [-0.01, 0.01, 'saves nothing'],
      [-0.2, -0.1, 'saves nothing'],
      [-0.01, 0.05, "can't tell"],
    ] as const;
    for (const [low, high, verdict] of verdicts) {
      assert.equal(judgeSaving(share(low, high), quiet, 'wasm').verdict, verdict, `${low} … ${high}`);
    }
  });

  it('can’t be told without the noise, with too much of it, or with too few rounds', () => {
    const loud = { ...quiet, low: 1.03, high: 1.05 };
    for (const [interval, noise] of [
      [share(0.03, 0.05), undefined],
      [share(0.03, 0.05), loud],
      [share(0.03, 0.05, 0.9), quiet],
    ] as const) {
      assert.equal(judgeSaving(interval, noise, 'wasm').verdict, "can't tell");
    }
    assert.equal(judgeSaving(share(0.1, 0.2), loud, 'wasm-threads').verdict, 'saves');
  });

  it('takes an interval that reaches beyond the whole time as it is', () => {
    assert.equal(judgeSaving(share(0.5, 3), quiet, 'wasm').verdict, 'saves');
    assert.equal(judgeSaving(share(-3, 3), quiet, 'wasm').verdict, "can't tell");
  });
});
