import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { stridedVersion } from '../strided-copy/versions.js';
import { spaceToDepthReference } from './0-reference.js';
import { spaceToDepthCopies } from './1-strided-copy.js';
import * as shape from './shape.js';

/** Blocks of pixels become channels. */
export const spaceToDepth: Op<'spaceToDepth'> = {
  name: 'spaceToDepth',
  ...shape,
  versions: [
    plainVersion('0-reference', 'one transposed ndarray assignment', (out, [x], { parameters: { block } }) =>
      spaceToDepthReference(out, x, block),
    ),
    stridedVersion('spaceToDepth', shape, spaceToDepthCopies),
  ],
};
