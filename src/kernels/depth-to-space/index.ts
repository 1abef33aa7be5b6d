import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { depthToSpaceReference } from './0-reference.js';
import { outputShape, weightShapes } from './shape.js';

/** Channels become blocks of pixels. */
export const depthToSpace: Op<'depthToSpace'> = {
  name: 'depthToSpace',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'one transposed ndarray assignment', (out, [x], { parameters }) =>
      depthToSpaceReference(out, x, parameters),
    ),
  ],
};
