import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { unaryReference } from './0-reference.js';
import { unaryOwnLoops } from './1-own-loops.js';
import { outputShape, weightShapes } from './shape.js';

/** A function of one number, applied to each element. */
export const unary: Op<'unary'> = {
  name: 'unary',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'one loop, the formula', (out, [x], { parameters }) =>
      unaryReference(out, x, parameters),
    ),
    plainVersion('1-own-loops', 'the usual activations in loops of their own', (out, [x], { parameters }) =>
      unaryOwnLoops(out, x, parameters),
    ),
  ],
};
