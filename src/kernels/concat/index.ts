import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { concatReference } from './0-reference.js';
import { concatBlockCopy } from './1-block-copy.js';
import { outputShape, weightShapes } from './shape.js';

/** Concatenation of feature maps along their channels. */
export const concat: Op<'concat'> = {
  name: 'concat',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'one ndarray assignment per input', concatReference),
    plainVersion('1-block-copy', 'one block copy per image and input', concatBlockCopy),
  ],
};
