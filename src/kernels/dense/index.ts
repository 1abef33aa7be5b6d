import type { Op } from '../op.js';
import { denseReference } from './0-reference.js';
import { bindRegisterTile } from './1-register-tile.js';
import { outputShape, weightShapes } from './shape.js';

/** Fully connected layer; weights w [K, C] and bias [K]. */
export const dense: Op<'dense'> = {
  name: 'dense',
  outputShape,
  weightShapes,
  versions: [
    {
      name: '0-reference',
      changes: 'plain loops, the formula',
      bind: ({ weights: [w, bias] }) => ({
        run: (out, [x]) => denseReference(out, x, w, bias),
        scratchBytes: 0,
      }),
    },
    {
      name: '1-register-tile',
      changes: 'four units times four images at a time, each sum in a local variable',
      bind: bindRegisterTile,
    },
  ],
};
