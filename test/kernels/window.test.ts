import assert from 'node:assert/strict';
import fc from 'fast-check';
import { outputSides, outputSize } from '../../src/kernels/window.js';

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
    const padding = fc.tuple(fc.nat(4), fc.nat(4));
    fc.assert(
      fc.property(
        length,
        length,
        length,
        padding,
        length,
        (input, window, stride, [before, after], dilation) => {
          const last = (start: number) => start + (window - 1) * dilation;
          let places = 0;
          for (let start = 0; last(start) < before + input + after; start += stride) places += 1;
          fc.pre(places > 0);
          assert.equal(outputSize(input, window, stride, [before, after], dilation, 'x'), places);
          if (before === after)
            assert.equal(outputSize(input, window, stride, before, dilation, 'x'), places);
        },
      ),
    );
  });

  it('is that of TensorFlow, whose padding SAME is uneven at stride 2', () => {
    const same = { kernel: [3, 3], stride: 2, padding: [0, 0, 1, 1] } as const;
    assert.deepEqual(outputSides('conv2d', [1, 3, 224, 224], same), [112, 112]);
    const perAxis = { kernel: [3, 1], stride: [2, 1], padding: [1, 0], dilation: [2, 1] } as const;
    assert.deepEqual(outputSides('conv2d', [1, 3, 9, 9], perAxis), [4, 9]);
  });

  it('rounded up, counts one more window that reaches behind the end, unless it would begin there', () => {
    assert.equal(outputSize(112, 3, 2, 0, 1, 'x', true), 56); // 55 rounded down: GoogLeNet's first pool
    assert.equal(outputSize(3, 2, 2, 1, 1, 'x', true), 2); // a third one would begin at 3, behind the input
    const length = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(length, length, length, fc.nat(4), fc.nat(4), (input, window, stride, before, after) => {
        fc.pre(Math.max(before, after) < window && window <= before + input + after);
        const covered = (start: number) => start + window >= input + after;
        let places = 0;
        for (let start = -before; start < input; start += stride) {
          places += 1;
          if (covered(start)) break;
        }
        assert.equal(outputSize(input, window, stride, [before, after], 1, 'x', true), places);
      }),
    );
  });

  it('refuses a window wider than the padded input, and numbers that are none', () => {
    assert.throws(() => outputSize(4, 3, 1, 1, 3, 'conv2d: rows'), {
      name: 'ShapeError',
      message:
        'conv2d: rows: window 3 with dilation 3 spans 7, expected at most the padded input 4 + 2·1 = 6',
    });
    assert.throws(() => outputSize(4, 9, 1, [1, 2], 1, 'conv2d: rows'), {
      message:
        'conv2d: rows: window 9 with dilation 1 spans 9, expected at most the padded input 4 + 1 + 2 = 7',
    });
    assert.throws(() => outputSize(4, 2.5, 1, 0, 1, 'pool'), {
      message: 'pool: window is 2.5, expected an integer of at least 1',
    });
    assert.throws(() => outputSize(4, 2, 1, [0, -1], 1, 'pool'), {
      message: 'pool: padding is -1, expected an integer of at least 0',
    });
  });
});
