import { allActivated } from '../fused-activation.js';
import type { Op, OpParameters, Version } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { pointwise } from '../pointwise/index.js';
import { groupedPointwiseReference } from './0-reference.js';
import { bindRegisterTile, registerTileScratch } from './1-register-tile.js';
import { groupedPointwiseVersion } from './per-group.js';
import { outputShape, weightShapes } from './shape.js';

const reference = plainVersion<OpParameters['groupedPointwise']>(
  '0-reference',
  'plain loops, the formula',
  (out, [x], { weights: [w, bias], parameters: { groups } }) =>
    groupedPointwiseReference(out, x, w, bias, groups),
);

const registerTile: Version<OpParameters['groupedPointwise']> = {
  name: '1-register-tile',
  changes: 'sixteen sums at a time, each in a local variable',
  scratchBytes: layer => registerTileScratch(layer).bytes,
  bind: bindRegisterTile,
};

/** Grouped 1×1 convolution; weights w [K, C/G, 1, 1] and bias [K]; then the activation. */
export const groupedPointwise: Op<'groupedPointwise'> = {
  name: 'groupedPointwise',
  outputShape,
  weightShapes,
  versions: allActivated([
    groupedPointwiseVersion(reference, pointwise.versions[0]),
    groupedPointwiseVersion(registerTile, pointwise.versions[pointwise.versions.length - 1]),
  ]),
};
