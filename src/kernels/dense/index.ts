import { allActivated } from '../fused-activation.js';
import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { denseReference } from './0-reference.js';
import { bindRegisterTile, registerTileScratch } from './1-register-tile.js';
import { outputShape, weightShapes } from './shape.js';

/** Fully connected layer; weights w [K, C] and bias [K]; then the activation. */
export const dense: Op<'dense'> = {
  name: 'dense',
  outputShape,
  weightShapes,
  versions: allActivated([
    plainVersion('0-reference', 'plain loops, the formula', (out, [x], { weights: [w, bias] }) =>
      denseReference(out, x, w, bias),
    ),
    {
      name: '1-register-tile',
      changes: 'four units times four images at a time, each sum in a local variable',
      scratchBytes: layer => registerTileScratch(layer).bytes,
      bind: bindRegisterTile,
    },
  ]),
};
