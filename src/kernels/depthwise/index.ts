import { allActivated } from '../fused-activation.js';
import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { depthwiseReference } from './0-reference.js';
import { bindRowTaps, rowTapsScratch } from './1-row-taps.js';
import { bindNineTaps, nineTapsScratch } from './2-nine-taps.js';
import { outputShape, weightShapes } from './shape.js';

/** Depthwise convolution, one filter per channel; weights w [C, 1, R, S] and bias [C]; then the activation. */
export const depthwise: Op<'depthwise'> = {
  name: 'depthwise',
  outputShape,
  weightShapes,
  versions: allActivated([
    plainVersion('0-reference', 'plain loops, the formula', (out, [x], { weights: [w, bias], parameters }) =>
      depthwiseReference(out, x, w, bias, parameters),
    ),
    {
      name: '1-row-taps',
      changes: 'no border in the inner loop, and one row of taps at a time, unrolled',
      scratchBytes: layer => rowTapsScratch(layer).bytes,
      bind: bindRowTaps,
    },
    {
      name: '2-nine-taps',
      changes: 'a 3×3 window is computed at once instead of row by row',
      scratchBytes: layer => nineTapsScratch(layer).bytes,
      bind: bindNineTaps,
    },
  ]),
};
