import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { tileReference } from './0-reference.js';
import { outputShape, weightShapes } from './shape.js';

/** The whole input several times along each axis. */
export const tile: Op<'tile'> = {
  name: 'tile',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'plain loops, the formula', (out, [x], { parameters: { repeats } }) =>
      tileReference(out, x, repeats),
    ),
  ],
};
