import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { layerNormReference } from './0-reference.js';
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
  ],
};
