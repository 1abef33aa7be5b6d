import { activations, type Embedding, relu } from './embedding.js';
import type { Points } from './spiral.js';

/** Residual, relative to the largest value, above which equations are not solved: far above rounding. */
const UNSOLVED = 1e-9;

/**
 * Whether the midpoint between the images of two points lies outside the image of the plane under ReLU(T·).
 *
 *   m = (ReLU(T a) + ReLU(T b)) / 2;   outside where no x has ReLU(T x) = m
 *
 * A set is convex if and only if no midpoint lies outside, so the share of pairs for which this is true measures how
 * far the image is from convex: 0 without ReLU, whose image is a plane.
 *
 * @param points  a and b
 */
export function isMidpointOutside(T: Embedding, points: Points): boolean {
  const y = activations(T, points, relu);
  const middle = y.subarray(0, T.n).map((value, i) => (value + y[T.n + i]) / 2);
  const active = [...middle.keys()].filter(i => middle[i] > 0);
  // With fewer than two channels the midpoint is the image of a/2, of b/2 or of (a + b)/2.
  if (active.length < 2) return false;
  const x = solve(T, middle, active);
  const image = activations(T, x, relu);
  const largest = Math.max(...middle);
  return image.some((value, i) => Math.abs(value - middle[i]) > UNSOLVED * largest);
}

/**
 * The only point that can have these values in the active channels: it solves two of the equations, those of the
 * first active channel and of the one most independent of it, by Cramer's rule.
 */
function solve({ rows }: Embedding, values: Float64Array, active: readonly number[]): Points {
  const [first] = active;
  const determinant = (i: number) => rows[2 * first] * rows[2 * i + 1] - rows[2 * first + 1] * rows[2 * i];
  const second = active.reduce((best, i) =>
    Math.abs(determinant(i)) > Math.abs(determinant(best)) ? i : best,
  );
  return Float64Array.of(
    (values[first] * rows[2 * second + 1] - values[second] * rows[2 * first + 1]) / determinant(second),
    (values[second] * rows[2 * first] - values[first] * rows[2 * second]) / determinant(second),
  );
}
