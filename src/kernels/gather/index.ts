import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { stridedVersion } from '../strided-copy/versions.js';
import { gatherReference } from './0-reference.js';
import { gatherCopies } from './1-strided-copy.js';
import * as shape from './shape.js';

/** Places of one axis in any order, known beforehand. */
export const gather: Op<'gather'> = {
  name: 'gather',
  ...shape,
  versions: [
    plainVersion('0-reference', 'plain loops, the formula', (out, [x], { parameters }) =>
      gatherReference(out, x, parameters),
    ),
    stridedVersion('gather', shape, gatherCopies),
  ],
};
