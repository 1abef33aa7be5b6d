import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  LARGEST,
  largestError,
  RELATIVE_ERROR,
  spacing,
  toFloat16,
} from '../../../experiments/activations/float16.js';

describe('float16', () => {
  it('has neighbours 2^(e − 10) apart', () => {
    assert.equal(spacing(1), 2 ** -10);
    assert.equal(spacing(5.9), 1 / 256);
    assert.equal(spacing(100), 1 / 16);
    assert.equal(spacing(1000), 1 / 2);
    // Below the smallest normal number the distance stays.
    assert.equal(spacing(2 ** -20), 2 ** -24);
    assert.equal(spacing(0), 2 ** -24);
  });

  it('is the nearest number, of two the even one', () => {
    assert.equal(toFloat16(1000.2), 1000);
    assert.equal(toFloat16(1000.3), 1000.5);
    assert.equal(toFloat16(2049), 2048);
    assert.equal(toFloat16(2051), 2052);
    assert.equal(toFloat16(0.1), 0.0999755859375);
    assert.equal(toFloat16(-0.1), -0.0999755859375);
    assert.equal(toFloat16(LARGEST), 65504);
    assert.equal(toFloat16(65519), 65504);
    assert.equal(toFloat16(65520), Number.POSITIVE_INFINITY);
    assert.equal(toFloat16(-70_000), Number.NEGATIVE_INFINITY);
    assert.ok(Object.is(toFloat16(0), 0));
  });

  it('keeps what it has rounded, and errs by no more than it says', () => {
    fc.assert(
      fc.property(fc.double({ min: 2 ** -14, max: 65_000, noNaN: true }), x => {
        const rounded = toFloat16(x);
        assert.equal(toFloat16(rounded), rounded);
        assert.ok(Math.abs(rounded - x) <= largestError(x));
        assert.ok(Math.abs(rounded - x) <= RELATIVE_ERROR * x);
      }),
    );
  });
});
