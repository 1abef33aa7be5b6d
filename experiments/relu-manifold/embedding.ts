import { Matrix, pseudoInverse } from 'ml-matrix';
import type { RandomStream } from '../../src/tensors/random.js';
import type { Points } from './spiral.js';

/** How the random matrix T is drawn. */
export type Distribution = 'gaussian' | 'orthonormal';

/** A matrix T that takes the plane into n dimensions. */
export interface Embedding {
  readonly n: number;
  /** [n, 2], row after row: what each channel computes. */
  readonly rows: Float64Array;
}

/** What is applied to each channel: min(max(z, low), high). */
export interface NonLinearity {
  readonly name: 'relu' | 'relu6' | 'linear';
  readonly low: number;
  readonly high: number;
}

export const relu: NonLinearity = { name: 'relu', low: 0, high: Infinity };
export const relu6: NonLinearity = { name: 'relu6', low: 0, high: 6 };
export const linear: NonLinearity = { name: 'linear', low: -Infinity, high: Infinity };

/**
 * A random T.
 *
 * `gaussian`: all 2n entries independent standard normal. `orthonormal`: the two columns are orthonormal, uniform
 * among all such pairs, then multiplied by √n, so that both distributions have rows of mean square length 2. For
 * n = 2 that is a rotation or reflection and a scale. Both are sign symmetric, p(DT) = p(T) for D = diag(±1), as
 * Theorem 1 asks.
 *
 * The columns are made orthonormal by Gram and Schmidt. Householder's QR would not do: its sign convention makes
 * the first entry always negative, which breaks the symmetry (Mezzadri 2007, arXiv:math-ph/0609050).
 *
 * @param n  at least 2, or there are no two orthonormal columns
 */
export function randomEmbedding(n: number, distribution: Distribution, stream: RandomStream): Embedding {
  const rows = new Float64Array(2 * n);
  for (let i = 0; i < rows.length; i++) rows[i] = stream.normal();
  if (distribution === 'orthonormal') orthonormalise(rows, n);
  return { n, rows };
}

function orthonormalise(rows: Float64Array, n: number): void {
  const scaleColumn = (column: number) => {
    let squares = 0;
    for (let i = column; i < rows.length; i += 2) squares += rows[i] * rows[i];
    const factor = Math.sqrt(n / squares);
    for (let i = column; i < rows.length; i += 2) rows[i] *= factor;
  };
  scaleColumn(0);
  let projection = 0;
  for (let i = 0; i < rows.length; i += 2) projection += (rows[i] * rows[i + 1]) / n;
  for (let i = 0; i < rows.length; i += 2) rows[i + 1] -= projection * rows[i];
  scaleColumn(1);
}

/**
 * The points after T and the non-linearity N.
 *
 *   y_p = N(T x_p)
 *
 * @returns [count, n]
 */
export function activations(
  { n, rows }: Embedding,
  points: Points,
  { low, high }: NonLinearity,
): Float64Array {
  const count = points.length / 2;
  const y = new Float64Array(count * n);
  for (let p = 0; p < count; p++) {
    for (let i = 0; i < n; i++) {
      const z = rows[2 * i] * points[2 * p] + rows[2 * i + 1] * points[2 * p + 1];
      y[p * n + i] = Math.min(Math.max(z, low), high);
    }
  }
  return y;
}

/**
 * Activations taken back to the plane by the pseudo-inverse of T.
 *
 *   x'_p = T⁺ y_p
 *
 * @param y  [count, n]
 * @returns [count, 2]
 */
export function back({ n, rows }: Embedding, y: Float64Array): Points {
  const inverse = pseudoInverse(Matrix.from1DArray(n, 2, rows)).to1DArray();
  const count = y.length / n;
  const points = new Float64Array(2 * count);
  for (let p = 0; p < count; p++) {
    for (let i = 0; i < n; i++) {
      points[2 * p] += inverse[i] * y[p * n + i];
      points[2 * p + 1] += inverse[n + i] * y[p * n + i];
    }
  }
  return points;
}
