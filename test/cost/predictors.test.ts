import assert from 'node:assert/strict';
import { explain } from '../../src/cost/predictors.js';

const near = (actual: number | undefined, expected: number) =>
  assert.ok(Math.abs(actual! - expected) < 1e-12, `${actual} is not ${expected}`);

describe('how well a predictor explains times', () => {
  it('is 1 and 1 on a straight line', () => {
    const { rankCorrelation, rSquared, slope, intercept } = explain([1, 2, 4], [7, 9, 13]);
    for (const [actual, expected] of [
      [rankCorrelation, 1],
      [rSquared, 1],
      [slope, 2],
      [intercept, 5],
    ]) {
      near(actual, expected!);
    }
  });

  it('has a perfect rank correlation but a smaller share of variance on a curve', () => {
    const { rankCorrelation, rSquared } = explain([1, 2, 3, 4], [1, 10, 100, 1000]);
    near(rankCorrelation, 1);
    assert.ok(rSquared! > 0.5 && rSquared! < 0.8);
  });

  it('has the share of variance of the hand-computed fit', () => {
    const { rSquared, slope, intercept, rankCorrelation } = explain([0, 1, 2], [0, 3, 3]);
    near(slope, 1.5);
    near(intercept, 0.5);
    near(rSquared, 0.75);
    near(rankCorrelation, Math.sqrt(3) / 2);
  });

  it('tells a falling line by the sign of its slope', () => {
    const { rankCorrelation, rSquared, slope } = explain([1, 2, 3], [6, 4, 2]);
    near(rankCorrelation, -1);
    near(rSquared, 1);
    near(slope, -2);
  });

  it('explains nothing with a constant predictor', () => {
    assert.deepEqual(explain([5, 5, 5], [1, 2, 6]), {
      rankCorrelation: undefined,
      rSquared: 0,
      slope: 0,
      intercept: 3,
    });
  });

  it('is undefined for equal times, which leave nothing to explain', () => {
    const { rankCorrelation, rSquared } = explain([1, 2, 3], [4, 4, 4]);
    assert.deepEqual([rankCorrelation, rSquared], [undefined, undefined]);
  });

  it('refuses lists of different lengths, too few cases and values that are not finite', () => {
    assert.throws(() => explain([1, 2, 3], [1, 2]), /3 predictions and 2 times/);
    assert.throws(() => explain([1, 2], [1, 2]), /expected the same number of each, at least 3/);
    assert.throws(() => explain([1, Number.NaN, 3], [1, 2, 3]), /got NaN, expected finite numbers/);
  });
});
