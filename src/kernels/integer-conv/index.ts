import { conv2d } from '../conv2d/index.js';
import { depthwise } from '../depthwise/index.js';
import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { integerConvReference } from './0-reference.js';
import { integersByReal } from './1-real-convolution.js';
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
    integersByReal('1-real-convolution', {
      conv2d: conv2d.versions.at(-1)!,
      depthwise: depthwise.versions.at(-1)!,
    }),
  ],
};
