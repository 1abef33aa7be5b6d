import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { instanceNormReference } from './0-reference.js';
import { outputShape, weightShapes } from './shape.js';

/** Instance normalisation; weights γ [C] and β [C]. */
export const instanceNorm: Op<'instanceNorm'> = {
  name: 'instanceNorm',
  outputShape,
  weightShapes,
  versions: [
    plainVersion(
      '0-reference',
      'plain loops, the formula',
      (out, [x], { weights: [gamma, beta], parameters }) =>
        instanceNormReference(out, x, gamma, beta, parameters),
    ),
  ],
};
