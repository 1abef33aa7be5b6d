import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { layerNormReference } from './0-reference.js';
import { layerNormScaleShift } from './1-scale-shift.js';
import { outputShape, weightShapes } from './shape.js';

/** Layer normalisation; weights γ and, with `bias`, β of the shape from the axis on. */
export const layerNorm: Op<'layerNorm'> = {
  name: 'layerNorm',
  outputShape,
  weightShapes,
  versions: [
    plainVersion(
      '0-reference',
      'plain loops, the formula',
      (out, [x], { weights: [gamma, beta], parameters }) =>
        layerNormReference(out, x, gamma, beta, parameters),
    ),
    plainVersion(
      '1-scale-shift',
      'root and quotient once for all values that are normalised together',
      (out, [x], { weights: [gamma, beta], parameters }) =>
        layerNormScaleShift(out, x, gamma, beta, parameters),
    ),
  ],
};
