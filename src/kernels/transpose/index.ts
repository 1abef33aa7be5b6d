import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { stridedVersion } from '../strided-copy/versions.js';
import { transposeReference } from './0-reference.js';
import { transposeCopies } from './1-strided-copy.js';
import * as shape from './shape.js';

/** The axes in another order. */
export const transpose: Op<'transpose'> = {
  name: 'transpose',
  ...shape,
  versions: [
    plainVersion('0-reference', 'one transposed ndarray assignment', (out, [x], { parameters: { order } }) =>
      transposeReference(out, x, order),
    ),
    stridedVersion('transpose', shape, transposeCopies),
  ],
};
