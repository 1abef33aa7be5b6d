import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { binaryReference } from './0-reference.js';
import { bindBinaryRows } from './1-rows.js';
import { outputShape, weightShapes } from './shape.js';

/** A function of two numbers, applied to two tensors that are broadcast to one shape. */
export const binary: Op<'binary'> = {
  name: 'binary',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'one loop, the formula', (out, [a, b], { parameters }) =>
      binaryReference(out, a, b, parameters),
    ),
    { name: '1-rows', changes: 'rows as long as possible, with loops of their own', bind: bindBinaryRows },
  ],
};
