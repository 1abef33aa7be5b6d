import type { Op } from '../op.js';
import { globalPoolReference } from './0-reference.js';
import { globalPoolFourSums } from './1-four-sums.js';
import { globalPoolOutputShape } from './shape.js';

/** Mean of each channel over the whole image. */
export const globalPool: Op<'globalPool'> = {
  name: 'globalPool',
  outputShape: globalPoolOutputShape,
  weightShapes: () => [],
  versions: [
    {
      name: '0-reference',
      changes: 'plain loops, the formula',
      bind: () => ({ run: (out, [x]) => globalPoolReference(out, x), scratchBytes: 0 }),
    },
    {
      name: '1-four-sums',
      changes: 'four sums that do not wait for each other',
      bind: () => ({ run: (out, [x]) => globalPoolFourSums(out, x), scratchBytes: 0 }),
    },
  ],
};
