import type { Op } from '../op.js';
import { depthwiseReference } from './0-reference.js';
import { bindRowTaps } from './1-row-taps.js';
import { bindNineTaps } from './2-nine-taps.js';
import { outputShape, weightShapes } from './shape.js';

/** Depthwise convolution, one filter per channel; weights w [C, 1, R, S] and bias [C]. */
export const depthwise: Op<'depthwise'> = {
  name: 'depthwise',
  outputShape,
  weightShapes,
  versions: [
    {
      name: '0-reference',
      changes: 'plain loops, the formula',
      bind: ({ weights: [w, bias], parameters }) => ({
        run: (out, [x]) => depthwiseReference(out, x, w, bias, parameters),
        scratchBytes: 0,
      }),
    },
    {
      name: '1-row-taps',
      changes: 'no border in the inner loop, and one row of taps at a time, unrolled',
      bind: bindRowTaps,
    },
    {
      name: '2-nine-taps',
      changes: 'a 3×3 window is computed at once instead of row by row',
      bind: bindNineTaps,
    },
  ],
};
