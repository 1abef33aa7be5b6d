import { ShapeError } from '../tensors/shape-error.js';
import { expectInputs, type ShapeRules } from './check.js';
import type { OpParameters } from './op.js';
import { firstInside, outputSides, type WindowAxis, windowAxes } from './window.js';

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
      const axes = windowAxes(parameters);
      if (axes.some(({ taps, before, after }) => Math.max(before, after) >= taps)) {
        throw new ShapeError(
          `${op}: padding is ${[padding].flat().join('×')}, ` +
            `expected less than each side of the window ${kernel.join('×')}`,
        );
      }
      for (const [i, axis] of axes.entries()) expectPixels(op, axis, inputs[0][2 + i], sides[i]);
      return [N, C, ...sides];
    },
    weightShapes: () => [],
  };
}

/**
 * With a dilation, the taps of a window can all lie beside a small image. A window that begins in the image has a pixel;
 * of the others, those that are a dilation apart find the same ones.
 */
function expectPixels(
  op: string,
  { taps, stride, dilation, before }: WindowAxis,
  length: number,
  outputs: number,
): void {
  const different = Math.min(outputs, dilation);
  for (let p = 0; p * stride < before && p < different; p++) {
    if (firstInside(p * stride - before, dilation) < length) continue;
    throw new ShapeError(
      `${op}: window ${p} of ${taps} taps with dilation ${dilation} lies in the padding alone, ` +
        `expected a tap on the ${length} pixels`,
    );
  }
}
