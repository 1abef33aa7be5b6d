import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { reshapeReference } from './0-reference.js';
import { outputShape, weightShapes } from './shape.js';

/** The same values in another shape. */
export const reshape: Op<'reshape'> = {
  name: 'reshape',
  outputShape,
  weightShapes,
  versions: [plainVersion('0-reference', 'one block copy', (out, [x]) => reshapeReference(out, x))],
};
