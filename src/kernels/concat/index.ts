import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { concatReference } from './0-reference.js';
import { concatBlockCopy } from './1-block-copy.js';
import { outputShape, weightShapes } from './shape.js';

/** Concatenation along one axis, by default the channels of feature maps. */
export const concat: Op<'concat'> = {
  name: 'concat',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'one ndarray assignment per input', (out, inputs, { parameters }) =>
      concatReference(out, inputs, parameters.axis),
    ),
    plainVersion('1-block-copy', 'one block copy per image and input', (out, inputs, { parameters }) =>
      concatBlockCopy(out, inputs, parameters.axis),
    ),
  ],
};
