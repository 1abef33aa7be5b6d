import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { lrnReference } from './0-reference.js';
import { outputShape, weightShapes } from './shape.js';

/** Local response normalisation over neighbouring channels. */
export const lrn: Op<'lrn'> = {
  name: 'lrn',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'plain loops, the formula', (out, [x], { parameters }) =>
      lrnReference(out, x, parameters),
    ),
  ],
};
