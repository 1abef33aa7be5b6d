import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { integerConvReference } from './0-reference.js';
import { outputShape, weightShapes } from './shape.js';

/** Convolution of integers; weights w [K, C/G, R, S], integers. */
export const integerConv: Op<'integerConv'> = {
  name: 'integerConv',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'plain loops, the formula', (out, [x], { weights: [w], parameters }) =>
      integerConvReference(out, x, w, parameters),
    ),
  ],
};
