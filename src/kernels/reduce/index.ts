import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { reduceReference } from './0-reference.js';
import { reduceFlatLoops } from './1-flat-loops.js';
import { outputShape, weightShapes } from './shape.js';

/** Sum, mean, maximum, … over some axes. */
export const reduce: Op<'reduce'> = {
  name: 'reduce',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'one loop over the input', (out, [x], { parameters }) =>
      reduceReference(out, x, parameters),
    ),
    plainVersion('1-flat-loops', 'a loop for each reduction and output', (out, [x], { parameters }) =>
      reduceFlatLoops(out, x, parameters),
    ),
  ],
};
