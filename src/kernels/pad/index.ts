import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { padReference } from './0-reference.js';
import { outputShape, weightShapes } from './shape.js';

/** Values before and after each axis. */
export const pad: Op<'pad'> = {
  name: 'pad',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'plain loops, the formula', (out, [x], { parameters }) =>
      padReference(out, x, parameters),
    ),
  ],
};
