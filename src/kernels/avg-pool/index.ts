import type { Op } from '../op.js';
import { plainVersion } from '../plain-version.js';
import { isDilated } from '../window.js';
import { avgPoolReference } from './0-reference.js';
import { avgPoolClippedWindow } from './1-clipped-window.js';
import { outputShape, weightShapes } from './shape.js';

/** Mean of a sliding window. */
export const avgPool: Op<'avgPool'> = {
  name: 'avgPool',
  outputShape,
  weightShapes,
  versions: [
    plainVersion('0-reference', 'plain loops, the formula', (out, [x], { parameters }) =>
      avgPoolReference(out, x, parameters),
    ),
    plainVersion(
      '1-clipped-window',
      'the window is clipped to the image before the inner loops; one with dilation is not',
      (out, [x], { parameters }) => {
        const pool = isDilated(parameters) ? avgPoolReference : avgPoolClippedWindow;
        pool(out, x, parameters);
      },
    ),
  ],
};
