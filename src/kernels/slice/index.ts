import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { stridedVersion } from '../strided-copy/versions.js';
import { sliceReference } from './0-reference.js';
import { sliceCopies } from './1-strided-copy.js';
import * as shape from './shape.js';

/** Places of every axis, from a start to an end, in steps. */
export const slice: Op<'slice'> = {
  name: 'slice',
  ...shape,
  versions: [
    plainVersion('0-reference', 'one ndarray assignment', (out, [x], { parameters }) =>
      sliceReference(out, x, parameters),
    ),
    stridedVersion('slice', shape, sliceCopies),
  ],
};
