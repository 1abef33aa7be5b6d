import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { transposeReference } from './0-reference.js';
import { outputShape, weightShapes } from './shape.js';

/** The axes in another order. */
export const transpose: Op<'transpose'> = {
  name: 'transpose',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'one transposed ndarray assignment', (out, [x], { parameters: { order } }) =>
      transposeReference(out, x, order),
    ),
  ],
};
