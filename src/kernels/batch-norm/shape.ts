import { ShapeError } from '../../tensors/shape-error.js';
import type { Shape, Tensor } from '../../tensors/tensor.js';
import { expectInputCount } from '../check.js';
import type { OpParameters } from '../op.js';

/** Per-channel statistics and scales of batch norm, in the order in which a layer holds them; each [C]. */
export type BatchNormWeights = readonly [gamma: Tensor, beta: Tensor, mean: Tensor, variance: Tensor];

/** What messages call the weights. */
export const weightNames = ['gamma', 'beta', 'mean', 'variance'];

/**
 * [N, C, …], as the input.
 *
 * @throws {ShapeError} where the input has no channel axis or epsilon is negative
 */
export function outputShape(inputs: readonly Shape[], { epsilon }: OpParameters['batchNorm']): Shape {
  expectInputCount('batchNorm', inputs, 1);
  if (inputs[0].length < 2) {
    throw new ShapeError(
      `batchNorm: input 0 is [${inputs[0].join(', ')}], expected at least the axes [N, C]`,
    );
  }
  if (!(epsilon >= 0)) throw new ShapeError(`batchNorm: epsilon is ${epsilon}, expected at least 0`);
  return inputs[0];
}

/** γ, β, μ and σ², each [C]. */
export function weightShapes([[, C]]: readonly Shape[]): readonly Shape[] {
  return [[C], [C], [C], [C]];
}
