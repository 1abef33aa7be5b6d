import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { stridedVersion } from '../strided-copy/versions.js';
import { depthToSpaceReference } from './0-reference.js';
import { depthToSpaceCopies } from './1-strided-copy.js';
import * as shape from './shape.js';

/** Channels become blocks of pixels. */
export const depthToSpace: Op<'depthToSpace'> = {
  name: 'depthToSpace',
  ...shape,
  versions: [
    plainVersion('0-reference', 'one transposed ndarray assignment', (out, [x], { parameters }) =>
      depthToSpaceReference(out, x, parameters),
    ),
    stridedVersion('depthToSpace', shape, depthToSpaceCopies),
  ],
};
