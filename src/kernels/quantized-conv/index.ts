import { conv2d } from '../conv2d/index.js';
import { depthwise } from '../depthwise/index.js';
import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { quantizedConvReference } from './0-reference.js';
import { quantizedByReal } from './1-real-convolution.js';
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
    quantizedByReal('1-real-convolution', {
      conv2d: conv2d.versions.at(-1)!,
      depthwise: depthwise.versions.at(-1)!,
    }),
  ],
};
