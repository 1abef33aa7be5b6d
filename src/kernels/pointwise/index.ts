import { allActivated } from '../fused-activation.js';
import type { Op, OpParameters, Version } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { pointwiseReference } from './0-reference.js';
import { pointwiseLoopOrder } from './1-loop-order.js';
import { bindRegisterTile, registerTileScratch } from './2-register-tile.js';
import { outputShape, weightShapes } from './shape.js';

/**
 * 1×1 convolution; inputs x and, with `accumulate`, the partial sum; weights w [K, C, 1, 1] and bias [K]; then the
 * activation.
 */
export const pointwise: Op<'pointwise'> = {
  name: 'pointwise',
  outputShape,
  weightShapes,
  versions: allActivated([
    plain('0-reference', 'plain loops, the formula', pointwiseReference),
    plain('1-loop-order', 'the innermost loop runs along the pixels', pointwiseLoopOrder),
    {
      name: '2-register-tile',
      changes: 'sixteen sums at a time, each in a local variable',
      scratchBytes: layer => registerTileScratch(layer).bytes,
      bind: bindRegisterTile,
    },
  ]),
};

function plain(
  name: string,
  changes: string,
  kernel: typeof pointwiseReference,
): Version<OpParameters['pointwise']> {
  return plainVersion(name, changes, (out, [x, partial], { weights: [w, bias] }) =>
    kernel(out, x, w, bias, partial),
  );
}
