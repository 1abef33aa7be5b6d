import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { instanceNormReference } from './0-reference.js';
import { instanceNormScaleShift } from './1-scale-shift.js';
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
    plainVersion(
      '1-scale-shift',
      'root and quotient once for all values that are normalised together',
      (out, [x], { weights: [gamma, beta], parameters }) =>
        instanceNormScaleShift(out, x, gamma, beta, parameters),
    ),
  ],
};
