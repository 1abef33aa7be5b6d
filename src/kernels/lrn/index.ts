import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { lrnReference } from './0-reference.js';
import { lrnTwoRoots } from './1-two-roots.js';
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
    plainVersion('1-two-roots', 'the usual power as two roots', (out, [x], { parameters }) =>
      lrnTwoRoots(out, x, parameters),
    ),
  ],
};
