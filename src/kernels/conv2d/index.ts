import { allActivated } from '../fused-activation.js';
import type { Op, OpParameters, Version } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { conv2dReference } from './0-reference.js';
import { conv2dLoopOrder } from './1-loop-order.js';
import { bindIm2col, im2colScratch } from './2-im2col.js';
import { bindRegisterTile, registerTileScratch } from './3-register-tile.js';
import { outputShape, weightShapes } from './shape.js';

/**
 * 2-D convolution with stride, padding, dilation and groups; weights w [K, C/G, R, S], bias [K]; then the activation.
 */
export const conv2d: Op<'conv2d'> = {
  name: 'conv2d',
  outputShape,
  weightShapes,
  versions: allActivated([
    plain('0-reference', 'plain loops, the formula', conv2dReference),
    plain('1-loop-order', 'the innermost loop runs along the rows', conv2dLoopOrder),
    {
      name: '2-im2col',
      changes: 'the windows are laid out as the columns of a matrix first',
      scratchBytes: layer => im2colScratch(layer).bytes,
      bind: bindIm2col,
    },
    {
      name: '3-register-tile',
      changes: 'sixteen sums at a time, each in a local variable, and four columns of im2col at a time',
      scratchBytes: layer => registerTileScratch(layer).bytes,
      bind: bindRegisterTile,
    },
  ]),
};

function plain(
  name: string,
  changes: string,
  kernel: typeof conv2dReference,
): Version<OpParameters['conv2d']> {
  return plainVersion(name, changes, (out, [x], { weights: [w, bias], parameters }) =>
    kernel(out, x, w, bias, parameters),
  );
}
