import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { multiplyReference } from './0-reference.js';
import { multiplyFlat } from './1-flat-loop.js';
import { outputShape, weightShapes } from './shape.js';

/** Product of two feature maps, or of a feature map and a factor per channel or per pixel. */
export const multiply: Op<'multiply'> = {
  name: 'multiply',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'plain loops, the formula', (out, [a, b]) => multiplyReference(out, a, b)),
    plainVersion('1-flat-loop', 'one flat loop over each channel', (out, [a, b]) => multiplyFlat(out, a, b)),
  ],
};
