import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { sum } from 'simple-statistics';
import type { Embedding, NonLinearity } from './embedding.js';
import type { Points } from './spiral.js';

/**
 * How far the points that came back are from where they were, as the paper draws them.
 *
 *   √(Σ |x'_p − x_p|² / Σ |x_p|²)
 */
export function reconstructionError(points: Points, returned: Points): number {
  return residual(points, returned, 1);
}

/**
 * The same after the best common factor a, so that only the shape counts: 0 for a copy of another size, 1 where
 * nothing of the shape is left.
 *
 *   min_a √(Σ |a x'_p − x_p|² / Σ |x_p|²)
 */
export function shapeError(points: Points, returned: Points): number {
  const squares = product(returned, returned);
  return squares === 0 ? 1 : residual(points, returned, product(points, returned) / squares);
}

function residual(points: Points, returned: Points, factor: number): number {
  const differences = points.map((value, i) => factor * returned[i] - value);
  return Math.sqrt(product(differences, differences) / product(points, points));
}

/** Σ a_i b_i */
function product(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}

/**
 * Whether point (x, y) can be told from its neighbours after N(T·): Lemma 2 of the paper's appendix.
 *
 * It can where at least two channels are active and their rows of T are linearly independent. A channel is active
 * where its value moves with the point: above 0 for ReLU, strictly between 0 and 6 for ReLU6 (a channel held at 6
 * says no more about the place of the point than one held at 0), always without a non-linearity.
 */
export function isDetermined(
  { rows }: Embedding,
  x: number,
  y: number,
  { low, high }: NonLinearity,
): boolean {
  let first = -1;
  for (let i = 0; i < rows.length; i += 2) {
    const z = rows[i] * x + rows[i + 1] * y;
    if (z <= low || z >= high) continue;
    if (first < 0) first = i;
    else if (rows[first] * rows[i + 1] !== rows[first + 1] * rows[i]) return true;
  }
  return false;
}

/** Share of the points that collapse: those that `isDetermined` denies. */
export function collapsedShare(T: Embedding, points: Points, nonLinearity: NonLinearity): number {
  let collapsed = 0;
  for (let i = 0; i < points.length; i += 2) {
    if (!isDetermined(T, points[i], points[i + 1], nonLinearity)) collapsed++;
  }
  return collapsed / (points.length / 2);
}

/** Eigenvalues below this share of the largest are rounding, and count as 0. */
const ROUNDING = 1e-12;

/**
 * Over how many dimensions a cloud of points is spread: 1 for a line through the origin, d for a ball in d
 * dimensions.
 *
 *   exp(−Σ p_i ln p_i),   p_i = σ_i / Σ σ,   σ the singular values of the matrix of the points
 *
 * @param values   [count, columns]
 * @returns 0 where all values are 0
 * @source Roy & Vetterli 2007, The effective rank, EUSIPCO
 */
export function effectiveRank(values: Float64Array, columns: number): number {
  const gram = gramMatrix(values, columns);
  const { realEigenvalues } = new EigenvalueDecomposition(gram, { assumeSymmetric: true });
  const largest = Math.max(...realEigenvalues);
  if (largest <= 0) return 0;
  const singular = realEigenvalues.filter(value => value > ROUNDING * largest).map(Math.sqrt);
  const whole = sum(singular);
  const shares = singular.map(value => value / whole);
  return Math.exp(-sum(shares.map(share => share * Math.log(share))));
}

/** Σ_p y_p y_pᵀ, whose eigenvalues are the squared singular values of the matrix of the points. */
function gramMatrix(values: Float64Array, columns: number): Matrix {
  const gram = new Float64Array(columns * columns);
  for (let p = 0; p < values.length; p += columns) {
    for (let i = 0; i < columns; i++) {
      for (let j = 0; j < columns; j++) gram[i * columns + j] += values[p + i] * values[p + j];
    }
  }
  return Matrix.from1DArray(columns, columns, gram);
}
