import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { resizeReference } from './0-reference.js';
import { bindTwoPasses, twoPassesScratch } from './1-two-passes.js';
import { outputShape, weightShapes } from './shape.js';

/** An image in another size, by the nearest pixel, linear or cubic. */
export const resize: Op<'resize'> = {
  name: 'resize',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'plain loops, the formula', (out, [x], { parameters }) =>
      resizeReference(out, x, parameters),
    ),
    {
      name: '1-two-passes',
      changes: 'rows are resized once each, then mixed; nearest copies rows that repeat',
      scratchBytes: layer => twoPassesScratch(layer).bytes,
      bind: bindTwoPasses,
    },
  ],
};
