import type { Tensor } from '../../tensors/tensor.js';
import type { Op, OpParameters, Version } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { batchNormReference } from './0-reference.js';
import { batchNormScaleShift } from './1-scale-shift.js';
import { type BatchNormWeights, outputShape, weightShapes } from './shape.js';

/** Batch normalisation with stored statistics; weights γ, β, μ, σ². */
export const batchNorm: Op<'batchNorm'> = {
  name: 'batchNorm',
  outputShape,
  weightShapes,
  versions: [
    version('0-reference', 'plain loops, the formula', batchNormReference),
    version('1-scale-shift', 'one scale and one shift per channel', batchNormScaleShift),
  ],
};

function version(
  name: string,
  changes: string,
  kernel: (out: Tensor, x: Tensor, weights: BatchNormWeights, epsilon: number) => void,
): Version<OpParameters['batchNorm']> {
  return plainVersion(name, changes, (out, [x], { weights, parameters: { epsilon } }) => {
    const [gamma, beta, mean, variance] = weights;
    kernel(out, x, [gamma, beta, mean, variance], epsilon);
  });
}
