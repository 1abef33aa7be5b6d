import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { preluReference } from './0-reference.js';
import { preluBranchFree } from './1-branch-free.js';
import { outputShape, weightShapes } from './shape.js';

/** Parametric rectified linear unit; weights w, the slopes of the negative values. */
export const prelu: Op<'prelu'> = {
  name: 'prelu',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'plain loops, the formula', (out, [x], { weights: [slopes], parameters }) =>
      preluReference(out, x, slopes, parameters),
    ),
    plainVersion(
      '1-branch-free',
      'the sign by arithmetic instead of a comparison',
      (out, [x], { weights: [slopes], parameters }) => preluBranchFree(out, x, slopes, parameters),
    ),
  ],
};
