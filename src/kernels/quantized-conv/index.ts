import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { quantizedConvReference } from './0-reference.js';
import { outputShape, weightShapes } from './shape.js';

/** Convolution of integers to integers; weights w [K, C/G, R, S] and bias [K] are integers. */
export const quantizedConv: Op<'quantizedConv'> = {
  name: 'quantizedConv',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'plain loops, the formula', (out, [x], { weights: [w, bias], parameters }) =>
      quantizedConvReference(out, x, w, bias, parameters),
    ),
  ],
};
