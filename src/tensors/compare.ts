import { ShapeError } from './shape-error.js';
import { expectTensor, type Tensor } from './tensor.js';

/** The largest `relativeError` between results of float32 kernels that count as equal. */
export const TOLERANCE = 1e-4;

/**
 * How far a result is from the expected one:
 *
 *   max_i |actual_i − expected_i| / max(|expected_i|, rms(expected))
 *
 * The root mean square in the denominator keeps values close to 0 from asking for more precision than float32 has. Any
 * value that is not finite gives Infinity.
 *
 * @throws {ShapeError} where the shapes differ
 */
export function relativeError(actual: Tensor, expected: Tensor): number {
  expectTensor('relativeError: the first tensor', actual);
  expectTensor('relativeError: the second tensor', expected);
  if (actual.shape.join() !== expected.shape.join()) {
    throw new ShapeError(
      `relativeError: result is [${actual.shape.join(', ')}], expected [${expected.shape.join(', ')}]`,
    );
  }
  const a = actual.data;
  const e = expected.data;
  let squares = 0;
  for (let i = 0; i < e.length; i++) squares += e[i] * e[i];
  const rms = Math.sqrt(squares / e.length);
  let worst = 0;
  for (let i = 0; i < e.length; i++) {
    const difference = Math.abs(a[i] - e[i]);
    if (difference === 0) continue;
    const error = difference / Math.max(Math.abs(e[i]), rms);
    // Neither less nor more: a value that is not finite.
    if (!(error < Infinity)) return Infinity;
    if (error > worst) worst = error;
  }
  return worst;
}
