import { ShapeError } from '../tensor/shape-error.js';
import { expectInputs, type ShapeRules } from './check.js';
import type { Window } from './op.js';
import { outputSize } from './window.js';

/** A window that slides over each channel on its own. */
export interface PoolParameters {
  readonly kernel: Window;
  readonly stride: number;
  readonly padding: number;
}

/**
 * The shape rules of a pool: [N, C, P, Q] of x [N, C, H, W], and no weights.
 *
 * `outputShape` throws a `ShapeError` where input and window do not fit, or a window could lie in the padding
 * alone.
 */
export function poolShape(op: 'maxPool' | 'avgPool'): ShapeRules<PoolParameters> {
  return {
    outputShape(inputs, { kernel, stride, padding }) {
      expectInputs(op, inputs, 'N, C, H, W');
      const [[N, C, H, W]] = inputs;
      const [R, S] = kernel;
      const P = outputSize(H, R, stride, padding, 1, `${op}: rows`);
      const Q = outputSize(W, S, stride, padding, 1, `${op}: columns`);
      if (padding >= Math.min(R, S)) {
        throw new ShapeError(
          `${op}: padding is ${padding}, expected less than each side of the window ${R}×${S}`,
        );
      }
      return [N, C, P, Q];
    },
    weightShapes: () => [],
  };
}
