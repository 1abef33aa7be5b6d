import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { stridedVersion } from '../strided-copy/versions.js';
import { padReference } from './0-reference.js';
import { padCopies } from './1-strided-copy.js';
import * as shape from './shape.js';

/** Values before and after each axis. */
export const pad: Op<'pad'> = {
  name: 'pad',
  ...shape,
  versions: [
    plainVersion('0-reference', 'plain loops, the formula', (out, [x], { parameters }) =>
      padReference(out, x, parameters),
    ),
    stridedVersion('pad', shape, padCopies),
  ],
};
