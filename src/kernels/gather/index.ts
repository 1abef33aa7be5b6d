import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { gatherReference } from './0-reference.js';
import { outputShape, weightShapes } from './shape.js';

/** Places of one axis in any order, known beforehand. */
export const gather: Op<'gather'> = {
  name: 'gather',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'plain loops, the formula', (out, [x], { parameters }) =>
      gatherReference(out, x, parameters),
    ),
  ],
};
