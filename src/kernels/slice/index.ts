import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { sliceReference } from './0-reference.js';
import { outputShape, weightShapes } from './shape.js';

/** Places of every axis, from a start to an end, in steps. */
export const slice: Op<'slice'> = {
  name: 'slice',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'one ndarray assignment', (out, [x], { parameters }) =>
      sliceReference(out, x, parameters),
    ),
  ],
};
