import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { globalMaxPoolReference } from './0-reference.js';
import { outputShape, weightShapes } from './shape.js';

/** Largest value of each channel. */
export const globalMaxPool: Op<'globalMaxPool'> = {
  name: 'globalMaxPool',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'plain loops, the formula', (out, [x]) => globalMaxPoolReference(out, x)),
  ],
};
