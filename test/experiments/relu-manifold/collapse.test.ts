import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  collapsedShare,
  effectiveRank,
  isDetermined,
  reconstructionError,
  shapeError,
} from '../../../experiments/relu-manifold/collapse.js';
import { isMidpointOutside } from '../../../experiments/relu-manifold/convexity.js';
import { linear, randomEmbedding, relu, relu6 } from '../../../experiments/relu-manifold/embedding.js';
import { shareInterval } from '../../../experiments/relu-manifold/estimates.js';
import { spiral } from '../../../experiments/relu-manifold/spiral.js';
import { randomStream } from '../../../src/tensors/random.js';

const near = (actual: number, expected: number, tolerance = 1e-12) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual}, not ${expected}`);

/** Two channels: the coordinates themselves. */
const axes = { n: 2, rows: Float64Array.of(1, 0, 0, 1) };

describe('errors of what comes back', () => {
  const square = Float64Array.of(1, 0, 0, 1, -1, 0, 0, -1);

  it('are 0 for the same points, and 1 where all fell on the origin', () => {
    assert.equal(reconstructionError(square, square), 0);
    assert.equal(reconstructionError(square, new Float64Array(8)), 1);
    assert.equal(shapeError(square, new Float64Array(8)), 1);
  });

  it('tell a smaller copy from a distorted one', () => {
    const half = square.map(value => value / 2);
    assert.equal(reconstructionError(square, half), 0.5);
    assert.equal(shapeError(square, half), 0);
    const flat = Float64Array.of(1, 0, 0, 0, -1, 0, 0, 0);
    near(shapeError(square, flat), Math.SQRT1_2);
  });
});

describe('collapse', () => {
  it('happens outside the quadrant where both channels are above 0', () => {
    const at = (x: number, y: number) => isDetermined(axes, x, y, relu);
    assert.deepEqual([at(1, 1), at(1, -1), at(-1, 1), at(-1, -1)], [true, false, false, false]);
  });

  it('also happens where a channel is held at 6 by ReLU6, and never without a non-linearity', () => {
    assert.equal(isDetermined(axes, 5, 5, relu6), true);
    assert.equal(isDetermined(axes, 5, 7, relu6), false);
    assert.equal(isDetermined(axes, -5, -7, linear), true);
  });

  it('happens where the active rows are multiples of each other, however many they are', () => {
    const parallel = { n: 3, rows: Float64Array.of(1, 2, 2, 4, 3, 6) };
    assert.equal(isDetermined(parallel, 1, 1, relu), false);
    const withAnother = { n: 4, rows: Float64Array.of(1, 2, 2, 4, 3, 6, 1, 0) };
    assert.equal(isDetermined(withAnother, 1, 1, relu), true);
  });

  it('takes three quarters of a spiral for every orthonormal T in 2 dimensions', () => {
    const points = spiral(4000, 8, 1);
    for (let seed = 0; seed < 5; seed++) {
      const T = randomEmbedding(2, 'orthonormal', randomStream(seed));
      near(collapsedShare(T, points, relu), 0.75, 0.02);
    }
  });

  it('leaves the share of the area that the theorem says, for ReLU6 with its own chance to be active', () => {
    // At distance 6 each channel of a Gaussian T is normal with deviation 6, so P(0 < z < 6) = Φ(1) − ½ = 0.3413447.
    const cases = [
      { nonLinearity: relu, active: 0.5 },
      { nonLinearity: relu6, active: 0.3413447 },
    ];
    const trials = 20_000;
    for (const { nonLinearity, active } of cases) {
      for (const n of [2, 3, 5]) {
        const stream = randomStream(3, `${nonLinearity.name}/${n}`);
        let determined = 0;
        for (let i = 0; i < trials; i++) {
          if (isDetermined(randomEmbedding(n, 'gaussian', stream), 6, 0, nonLinearity)) determined++;
        }
        const expected = 1 - (1 - active) ** n - n * active * (1 - active) ** (n - 1);
        const { low, high } = shareInterval(determined, trials);
        assert.ok(
          low <= expected && expected <= high,
          `${nonLinearity.name}, n = ${n}: ${low} … ${high}, ${expected}`,
        );
      }
    }
  });
});

describe('the effective rank', () => {
  it('is 1 for a line, d for d equal singular values and 0 for nothing', () => {
    near(effectiveRank(Float64Array.of(1, 2, -3, -6, 2, 4), 2), 1, 1e-5);
    near(effectiveRank(Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, -1), 3), 3);
    assert.equal(effectiveRank(new Float64Array(6), 2), 0);
  });

  it('is exp of the entropy of singular values 3 and 1', () => {
    const entropy = -(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25));
    near(effectiveRank(Float64Array.of(3, 0, 0, 1), 2), Math.exp(entropy));
  });
});

describe('convexity', () => {
  it('holds for every T in 2 dimensions, whose image is a quadrant', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 4, maxLength: 4 }),
        (seed, points) => {
          const T = randomEmbedding(2, 'orthonormal', randomStream(seed));
          assert.equal(isMidpointOutside(T, Float64Array.from(points)), false);
        },
      ),
    );
  });

  it('holds between two points on which the same channels are on', () => {
    const T = { n: 3, rows: Float64Array.of(1, 0, 0, 1, -1, -1) };
    assert.equal(isMidpointOutside(T, Float64Array.of(1, 2, 3, 1)), false);
  });

  it('fails between two points that different channels see', () => {
    // Images (1, 0, 0) and (0, 1, 1) have the midpoint ½·(1, 1, 1), but x > 0 and y > 0 make −x + y = ½ impossible.
    const T = { n: 3, rows: Float64Array.of(1, 0, 0, 1, -1, 1) };
    assert.equal(isMidpointOutside(T, Float64Array.of(1, 0, 0, 1)), true);
  });
});
