import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { reduceReference } from './0-reference.js';
import { outputShape, weightShapes } from './shape.js';

/** Sum, mean, maximum, … over some axes. */
export const reduce: Op<'reduce'> = {
  name: 'reduce',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'one loop over the input', (out, [x], { parameters }) =>
      reduceReference(out, x, parameters),
    ),
  ],
};
