import { ShapeError } from '../../tensors/shape-error.js';
import { elements, type Shape } from '../../tensors/tensor.js';
import { broadcastShape, broadcastStrides } from '../broadcast.js';
import { expectInputCount } from '../check.js';
import type { OpParameters } from '../op.js';

type Prelu = OpParameters['prelu'];

/** What messages call the weights. */
export const weightNames = ['slopes'];

/**
 * [N, C, …], as the input.
 *
 * @throws {ShapeError} where the input has no channel axis, or the slopes cannot be broadcast to it
 */
export function outputShape(inputs: readonly Shape[], { slopes }: Prelu): Shape {
  expectInputCount('prelu', inputs, 1);
  const [x] = inputs;
  if (slopes) {
    if (broadcastShape('prelu', x, slopes).join() !== x.join()) {
      throw new ShapeError(
        `prelu: slopes are [${slopes.join(', ')}], expected lengths of 1 or of [${x.join(', ')}]`,
      );
    }
  } else if (x.length < 2) {
    throw new ShapeError(`prelu: input 0 is [${x.join(', ')}], expected at least the axes [N, C]`);
  }
  return x;
}

/** A slope per channel, [C], or slopes of the shape that is given. */
export function weightShapes([[, C]]: readonly Shape[], { slopes }: Prelu): readonly Shape[] {
  return [slopes ?? [C]];
}

/** Distance of the slopes of neighbours along each axis of x: 0 where they share one. */
export function slopeStrides(x: Shape, { slopes }: Prelu): number[] {
  return broadcastStrides(slopes ?? [x[1], ...x.slice(2).map(() => 1)], x);
}

/** The slope of each channel, where all pixels of a channel have one and all images the same; otherwise undefined. */
export function slopesOfChannels(
  x: Shape,
  parameters: Prelu,
  slopes: Float32Array,
): Float32Array | undefined {
  if (!parameters.slopes) return slopes;
  const [image, channel, ...pixels] = slopeStrides(x, parameters);
  if (x.length < 2 || image > 0 || elements(pixels.map(stride => stride + 1)) > 1) return undefined;
  return Float32Array.from({ length: x[1] }, (_, c) => slopes[c * channel]);
}
