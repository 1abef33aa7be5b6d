import type { Tensor } from '../../tensor/tensor.js';
import type { Op, OpParameters, Version } from '../op.js';
import { batchNormReference } from './0-reference.js';
import { batchNormScaleShift } from './1-scale-shift.js';
import { type BatchNormWeights, batchNormOutputShape } from './shape.js';

/** Batch normalisation with stored statistics; weights γ, β, μ, σ². */
export const batchNorm: Op<'batchNorm'> = {
  name: 'batchNorm',
  outputShape: (inputs, { epsilon }) => batchNormOutputShape(inputs, epsilon),
  weightShapes: ([x]) => [[x[1]], [x[1]], [x[1]], [x[1]]],
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
  return {
    name,
    changes,
    bind({ weights: [gamma, beta, mean, variance], parameters: { epsilon } }) {
      const weights = [gamma, beta, mean, variance] as const;
      return { run: (out, [x]) => kernel(out, x, weights, epsilon), scratchBytes: 0 };
    },
  };
}
