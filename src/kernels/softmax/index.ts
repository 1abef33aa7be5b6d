import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { softmaxReference } from './0-reference.js';
import { softmaxOneExponential } from './1-one-exponential.js';
import { outputShape, weightShapes } from './shape.js';

/** Softmax over an axis, or its logarithm. */
export const softmax: Op<'softmax'> = {
  name: 'softmax',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'plain loops, the formula', (out, [x], { parameters }) =>
      softmaxReference(out, x, parameters),
    ),
    plainVersion(
      '1-one-exponential',
      'each exponential once, kept in the output',
      (out, [x], { parameters }) => softmaxOneExponential(out, x, parameters),
    ),
  ],
};
