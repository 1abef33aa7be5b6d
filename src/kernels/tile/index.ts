import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { stridedVersion } from '../strided-copy/versions.js';
import { tileReference } from './0-reference.js';
import { tileCopies } from './1-strided-copy.js';
import * as shape from './shape.js';

/** The whole input several times along each axis. */
export const tile: Op<'tile'> = {
  name: 'tile',
  ...shape,
  versions: [
    plainVersion('0-reference', 'plain loops, the formula', (out, [x], { parameters: { repeats } }) =>
      tileReference(out, x, repeats),
    ),
    stridedVersion('tile', shape, tileCopies),
  ],
};
