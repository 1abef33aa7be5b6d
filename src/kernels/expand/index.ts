import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { stridedVersion } from '../strided-copy/versions.js';
import { expandReference } from './0-reference.js';
import { expandCopies } from './1-strided-copy.js';
import * as shape from './shape.js';

/** A tensor broadcast to a shape. */
export const expand: Op<'expand'> = {
  name: 'expand',
  ...shape,
  versions: [
    plainVersion('0-reference', 'one ndarray assignment with strides of 0', (out, [x]) =>
      expandReference(out, x),
    ),
    stridedVersion('expand', shape, expandCopies),
  ],
};
