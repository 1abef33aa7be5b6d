import { ShapeError } from '../tensors/shape-error.js';
import { expectInputs, type ShapeRules } from './check.js';
import type { OpParameters } from './op.js';
import { outputSides, paddingOfAxes } from './window.js';

/** A window that slides over each channel on its own. */
export type PoolParameters = OpParameters['maxPool'];

/**
 * The shape rules of a pool: [N, C, P, Q] of x [N, C, H, W], and no weights.
 *
 * `outputShape` throws a `ShapeError` where the window does not fit the input, or could lie in the padding alone.
 */
export function poolShape(op: 'maxPool' | 'avgPool'): ShapeRules<PoolParameters> {
  return {
    outputShape(inputs, parameters) {
      expectInputs(op, inputs, 'N, C, H, W');
      const [[N, C]] = inputs;
      const sides = outputSides(op, inputs[0], parameters);
      const { kernel, padding } = parameters;
      if (paddingOfAxes(padding).some((zeros, axis) => zeros >= kernel[axis])) {
        throw new ShapeError(
          `${op}: padding is ${[padding].flat().join('×')}, ` +
            `expected less than each side of the window ${kernel.join('×')}`,
        );
      }
      return [N, C, ...sides];
    },
    weightShapes: () => [],
  };
}
