import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { constantReference } from './0-reference.js';
import { outputShape, weightShapes } from './shape.js';

/** A tensor that is part of the network; it has no inputs, and its values are its weights. */
export const constant: Op<'constant'> = {
  name: 'constant',
  outputShape,
  weightShapes,
  versions: [plainVersion('0-reference', 'a copy', (out, _, { weights: [w] }) => constantReference(out, w))],
};
