import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { spaceToDepthReference } from './0-reference.js';
import { outputShape, weightShapes } from './shape.js';

/** Blocks of pixels become channels. */
export const spaceToDepth: Op<'spaceToDepth'> = {
  name: 'spaceToDepth',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'one transposed ndarray assignment', (out, [x], { parameters: { block } }) =>
      spaceToDepthReference(out, x, block),
    ),
  ],
};
