import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { upsampleReference } from './0-reference.js';
import { bindRowCopies } from './1-row-copies.js';
import { outputShape, weightShapes } from './shape.js';

/** Nearest neighbour to a given size. */
export const upsample: Op<'upsample'> = {
  name: 'upsample',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'plain loops, the formula', (out, [x]) => upsampleReference(out, x)),
    {
      name: '1-row-copies',
      changes: 'the columns are listed once, and rows that repeat are copied',
      bind: bindRowCopies,
    },
  ],
};
