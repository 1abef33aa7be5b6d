import { ShapeError } from '../../tensor/shape-error.js';
import type { Shape, Tensor } from '../../tensor/tensor.js';
import { expectInputCount, expectShape } from '../check.js';

/** Per-channel statistics and scales of batch norm, in the order in which a layer holds them; each [C]. */
export type BatchNormWeights = readonly [gamma: Tensor, beta: Tensor, mean: Tensor, variance: Tensor];

/** @throws {ShapeError} where the input has no channel axis or epsilon is negative */
export function batchNormOutputShape(inputs: readonly Shape[], epsilon: number): Shape {
  expectInputCount('batchNorm', inputs, 1);
  if (inputs[0].length < 2) {
    throw new ShapeError(
      `batchNorm: input 0 is [${inputs[0].join(', ')}], expected at least the axes [N, C]`,
    );
  }
  if (!(epsilon >= 0)) throw new ShapeError(`batchNorm: epsilon is ${epsilon}, expected at least 0`);
  return inputs[0];
}

/** @throws {ShapeError} where output, input and weights do not fit each other */
export function checkBatchNorm(out: Tensor, x: Tensor, weights: BatchNormWeights, epsilon: number): void {
  expectShape('batchNorm: out', out.shape, batchNormOutputShape([x.shape], epsilon));
  const names = ['gamma', 'beta', 'mean', 'variance'];
  for (const [i, w] of weights.entries()) expectShape(`batchNorm: ${names[i]}`, w.shape, [x.shape[1]]);
}
