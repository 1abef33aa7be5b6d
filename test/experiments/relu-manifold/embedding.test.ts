import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  activations,
  back,
  type Embedding,
  linear,
  randomEmbedding,
  relu,
  relu6,
} from '../../../experiments/relu-manifold/embedding.js';
import { spiral } from '../../../experiments/relu-manifold/spiral.js';
import { randomStream } from '../../../src/tensors/random.js';

const near = (actual: number, expected: number, tolerance = 1e-12) =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual}, not ${expected}`);

const distributions = fc.constantFrom('gaussian' as const, 'orthonormal' as const);
const dimensions = fc.integer({ min: 2, max: 30 });

/** Products of the two columns of T: [first·first, first·second, second·second]. */
function columnProducts({ rows }: Embedding): number[] {
  const sums = [0, 0, 0];
  for (let i = 0; i < rows.length; i += 2) {
    sums[0] += rows[i] ** 2;
    sums[1] += rows[i] * rows[i + 1];
    sums[2] += rows[i + 1] ** 2;
  }
  return sums;
}

describe('the spiral', () => {
  it('goes outwards to its radius in so many turns, evenly over the area', () => {
    const points = spiral(1000, 3, 6);
    const radius = (i: number) => Math.hypot(points[2 * i], points[2 * i + 1]);
    for (let i = 1; i < 1000; i++) assert.ok(radius(i) > radius(i - 1));
    near(radius(249), 6 * Math.sqrt(0.2495), 1e-9);
    assert.ok(radius(999) < 6 && radius(999) > 5.99);
  });

  it('starts its n-th turn where the angle is a multiple of 2π', () => {
    // One turn, count 2: radii √(1/4) and √(3/4), so the first point is half a turn round.
    const [x, y] = spiral(2, 1, 1);
    near(x, -0.5);
    near(y, 0);
  });
});

describe('the embedding', () => {
  it('has orthogonal columns of length √n where it is asked for orthonormal ones', () => {
    fc.assert(
      fc.property(dimensions, fc.integer(), (n, seed) => {
        const [first, mixed, second] = columnProducts(randomEmbedding(n, 'orthonormal', randomStream(seed)));
        near(first, n, 1e-9);
        near(mixed, 0, 1e-9);
        near(second, n, 1e-9);
      }),
    );
  });

  it('has symmetric signs in each entry and rows of mean square length 2, in both distributions', () => {
    for (const distribution of ['gaussian', 'orthonormal'] as const) {
      const stream = randomStream(7, distribution);
      const positive = [0, 0, 0, 0, 0, 0];
      let squares = 0;
      for (let draw = 0; draw < 4000; draw++) {
        const { rows } = randomEmbedding(3, distribution, stream);
        for (const [i, value] of rows.entries()) {
          if (value > 0) positive[i]++;
          squares += value * value;
        }
      }
      // 5 standard deviations of a share of 4000 are 0.04.
      for (const count of positive) near(count / 4000, 0.5, 0.04);
      near(squares / (3 * 4000), 2, 0.1);
    }
  });

  it('is undone by its pseudo-inverse where there is no non-linearity', () => {
    fc.assert(
      fc.property(dimensions, distributions, fc.integer(), (n, distribution, seed) => {
        const points = spiral(20, 2, 1);
        const T = randomEmbedding(n, distribution, randomStream(seed));
        const returned = back(T, activations(T, points, linear));
        for (const [i, value] of returned.entries()) near(value, points[i], 1e-6);
      }),
    );
  });

  it('cuts each channel off at 0, and with ReLU6 at 6', () => {
    const T = { n: 3, rows: Float64Array.of(1, 0, -1, 0, 2, 1) };
    const point = Float64Array.of(4, 1);
    assert.deepEqual([...activations(T, point, linear)], [4, -4, 9]);
    assert.deepEqual([...activations(T, point, relu)], [4, 0, 9]);
    assert.deepEqual([...activations(T, point, relu6)], [4, 0, 6]);
  });

  it('brings half of each point back where channels come in pairs of opposite sign', () => {
    // ReLU(z) − ReLU(−z) = z, so the pseudo-inverse of [A; −A] returns exactly x / 2.
    const T = { n: 4, rows: Float64Array.of(1, 2, -1, -2, 3, -1, -3, 1) };
    const points = Float64Array.of(1, 5, -2, 0.5);
    const returned = back(T, activations(T, points, relu));
    for (const [i, value] of returned.entries()) near(value, points[i] / 2);
  });
});
