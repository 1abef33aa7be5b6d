import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { expandReference } from './0-reference.js';
import { outputShape, weightShapes } from './shape.js';

/** A tensor broadcast to a shape. */
export const expand: Op<'expand'> = {
  name: 'expand',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'one ndarray assignment with strides of 0', (out, [x]) =>
      expandReference(out, x),
    ),
  ],
};
