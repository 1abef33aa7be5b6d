import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { globalPoolReference } from './0-reference.js';
import { globalPoolFourSums } from './1-four-sums.js';
import { outputShape, weightShapes } from './shape.js';

/** Mean of each channel over the whole image. */
export const globalPool: Op<'globalPool'> = {
  name: 'globalPool',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'plain loops, the formula', (out, [x]) => globalPoolReference(out, x)),
    plainVersion('1-four-sums', 'four independent sums', (out, [x]) => globalPoolFourSums(out, x)),
  ],
};
