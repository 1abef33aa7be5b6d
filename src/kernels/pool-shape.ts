import { ShapeError } from '../tensor/shape-error.js';
import type { Shape, Tensor } from '../tensor/tensor.js';
import { expectInputs, expectShape } from './check.js';
import type { Window } from './op.js';
import { outputSize } from './window.js';

/** A window that slides over each channel on its own. */
export interface PoolParameters {
  readonly kernel: Window;
  readonly stride: number;
  readonly padding: number;
}

/**
 * Output shape [N, C, P, Q] of a pool.
 *
 * @throws {ShapeError} where input and window do not fit, or a window could lie in the padding alone
 */
export function poolOutputShape(
  op: 'maxPool' | 'avgPool',
  inputs: readonly Shape[],
  parameters: PoolParameters,
): Shape {
  expectInputs(op, inputs, 'N, C, H, W');
  const [N, C, H, W] = inputs[0];
  const { kernel, stride, padding } = parameters;
  const [R, S] = kernel;
  const P = outputSize(H, R, stride, padding, 1, `${op}: rows`);
  const Q = outputSize(W, S, stride, padding, 1, `${op}: columns`);
  if (padding >= Math.min(R, S)) {
    throw new ShapeError(
      `${op}: padding is ${padding}, expected less than each side of the window ${R}×${S}`,
    );
  }
  return [N, C, P, Q];
}

/** @throws {ShapeError} where output, input and window do not fit each other */
export function checkPool(
  op: 'maxPool' | 'avgPool',
  out: Tensor,
  x: Tensor,
  parameters: PoolParameters,
): void {
  expectShape(`${op}: out`, out.shape, poolOutputShape(op, [x.shape], parameters));
}
