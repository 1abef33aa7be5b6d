import assert from 'node:assert/strict';
import fc from 'fast-check';
import { outputSize } from '../../src/kernels/window.js';

describe('the output size of a window', () => {
  it('is what the papers print', () => {
    assert.equal(outputSize(224, 3, 2, 1, 1, 'x'), 112);
    assert.equal(outputSize(56, 3, 1, 1, 1, 'x'), 56);
    assert.equal(outputSize(224, 7, 2, 3, 1, 'x'), 112);
    assert.equal(outputSize(7, 7, 1, 0, 1, 'x'), 1);
    assert.equal(outputSize(9, 3, 1, 0, 4, 'x'), 1);
  });

  it('counts the places where the window fits the padded input', () => {
    const length = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(length, length, length, fc.nat(4), length, (input, window, stride, padding, dilation) => {
        const last = (start: number) => start + (window - 1) * dilation;
        let places = 0;
        for (let start = 0; last(start) < input + 2 * padding; start += stride) places += 1;
        fc.pre(places > 0);
        assert.equal(outputSize(input, window, stride, padding, dilation, 'x'), places);
      }),
    );
  });

  it('rounded up, counts one more window that reaches behind the end, unless it would begin there', () => {
    assert.equal(outputSize(112, 3, 2, 0, 1, 'x', true), 56); // 55 rounded down: GoogLeNet's first pool
    assert.equal(outputSize(3, 2, 2, 1, 1, 'x', true), 2); // a third one would begin at 3, behind the input
    const length = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(length, length, length, fc.nat(4), (input, window, stride, padding) => {
        fc.pre(padding < window && window <= input + 2 * padding);
        const covered = (start: number) => start + window >= input + padding;
        let places = 0;
        for (let start = -padding; start < input; start += stride) {
          places += 1;
          if (covered(start)) break;
        }
        assert.equal(outputSize(input, window, stride, padding, 1, 'x', true), places);
      }),
    );
  });

  it('refuses a window wider than the padded input, and numbers that are none', () => {
    assert.throws(() => outputSize(4, 3, 1, 1, 3, 'conv2d: rows'), {
      name: 'ShapeError',
      message:
        'conv2d: rows: window 3 with dilation 3 spans 7, expected at most the padded input 4 + 2·1 = 6',
    });
    assert.throws(() => outputSize(4, 2.5, 1, 0, 1, 'pool'), {
      message: 'pool: window is 2.5, expected an integer of at least 1',
    });
    assert.throws(() => outputSize(4, 2, 1, -1, 1, 'pool'), {
      message: 'pool: padding is -1, expected an integer of at least 0',
    });
  });
});
